using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Operations;

public sealed class Keeping_retention(VoltHost host) : IClassFixture<VoltHost>
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task shows_what_would_go_and_deletes_that_and_no_more()
    {
        await host.MakeAdministrator("retention@example.org", Password);
        var admin = await host.SignedIn("retention@example.org", Password);
        await Sql(
            """
            INSERT INTO access.session (id, account_id, created_at, last_seen_at, idle_limit, expires_at, ended_at)
            SELECT gen_random_uuid(), id, now() - interval '90 days', now() - interval '90 days', '1 day', now() + interval '1 day', ended
            FROM access.account, unnest(ARRAY[now() - interval '31 days', now() - interval '29 days', NULL]) AS ended;
            INSERT INTO access.invitation (token_hash, account_id, expires_at)
            SELECT '\x01'::bytea, id, now() - interval '15 days' FROM access.account UNION ALL
            SELECT '\x02'::bytea, id, now() - interval '13 days' FROM access.account;
            INSERT INTO membership.mt_doc_mail (id, data)
            SELECT gen_random_uuid(),
                jsonb_build_object('template', 'welcome', 'state', state, at, to_jsonb(now() - days * interval '1 day'))
            FROM (VALUES ('sent', 'sent_at', 91), ('sent', 'sent_at', 89), ('kept', 'queued_at', 31), ('kept', 'queued_at', 29))
                AS mail (state, at, days);
            INSERT INTO jobs.run (id, job, parameters, state, ended_at)
            SELECT gen_random_uuid(), 'test.old', '{}', 'succeeded', now() - days * interval '1 day' FROM unnest(ARRAY[366, 364]) AS days
            """);

        var before = await Due(admin);
        before.ShouldBe(new Dictionary<string, long>
        {
            ["approvals"] = 0,
            ["audit-trail"] = 0,
            ["bank-lines"] = 0,
            ["email-changes"] = 0,
            ["integrity-cases"] = 0,
            ["invitations"] = 1,
            ["job-runs"] = 1,
            ["monthly-reports"] = 0,
            ["refused-applications"] = 0,
            ["reset-links"] = 0,
            ["sent-mails"] = 1,
            ["sessions"] = 2,
            ["transfers"] = 0,
            ["unsent-mails"] = 1,
        });

        await Run(admin, onlyCount: true);
        (await Due(admin)).ShouldBe(before, "counting deletes nothing");
        await Run(admin, onlyCount: false);
        (await Due(admin)).Values.ShouldAllBe(due => due == 0);
        (await Count("membership.mt_doc_mail WHERE data ->> 'template' = 'welcome'")).ShouldBe(2);
        (await Count("access.invitation")).ShouldBe(1);
        (await Count("jobs.run WHERE job = 'test.old'")).ShouldBe(1);
        (await admin.Get("/api/v1/access/me")).Status.ShouldBe(HttpStatusCode.OK, "whoever is signed in stays it");
    }

    private static async Task<Dictionary<string, long>> Due(HttpClient admin)
    {
        var rules = (await admin.Get("/api/v1/privacy/retention")).Body["rules"]!.AsArray();
        rules.ShouldAllBe(rule => Says(rule!, "source") && Says(rule!, "valid_from") && Says(rule!, "what"));
        return rules.ToDictionary(rule => rule!["id"]!.GetValue<string>(), rule => rule!["due"]!.GetValue<long>());
    }

    private static bool Says(JsonNode rule, string field) => rule[field]!.GetValue<string>().Length > 0;

    private static async Task Run(HttpClient admin, bool onlyCount)
    {
        var parameters = new { only_count = onlyCount };
        var started = await admin.Post("/api/v1/jobs/privacy.keep-retention/runs", new { parameters, reason = "A test of retention" });
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Body.ToJsonString());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await admin.Get(started.Location!)).Body["status"]!.GetValue<string>() is var status && status != "succeeded")
        {
            status.ShouldBeOneOf("queued", "running");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private async Task<long> Count(string from)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {from}", connection);
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
