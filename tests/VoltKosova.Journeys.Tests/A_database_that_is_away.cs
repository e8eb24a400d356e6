using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>PostgreSQL hangs up and takes no more calls, then takes them again. The host lives on.</summary>
public sealed class A_database_that_is_away(VoltHost host) : IClassFixture<VoltHost>
{
    private const string Applications = "/api/v1/membership/applications";

    [Fact]
    public async Task is_told_to_everybody_and_missed_only_while_it_is_away()
    {
        await Applies("before");
        await host.WhenQuiet();

        await Database("ALTER DATABASE {0} WITH ALLOW_CONNECTIONS false");
        await Database("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'");
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            await IsTold(method);
        (await host.Public.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Public.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await host.Public.GetAsync("/api/v1/places/countries")).StatusCode.ShouldBe(HttpStatusCode.OK, "this needs no database");
        await Until(() => host.Services.GetRequiredService<Delivery>().Statuses.Any(status => status.State == SubscriberState.Waiting));

        await Database("ALTER DATABASE {0} WITH ALLOW_CONNECTIONS true");
        await Applies("after");
        (await host.MailTo("after@example.org", "confirm_email")).ShouldContain("/confirmations/");
        await UntilAsync(async () => (await host.Public.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task keeps_no_reaction_from_happening_later()
    {
        // The act commits, and the connections break before anybody can have reacted for sure.
        for (var number = 1; number <= 5; number++)
        {
            await Applies($"pending.{number}");
            await Database("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'");
        }

        for (var number = 1; number <= 5; number++)
        {
            var address = $"pending.{number}@example.org";
            await UntilAsync(async () => await WasAsked(address));
        }
    }

    [Fact]
    public async Task is_told_also_where_not_even_the_trail_can_be_kept()
    {
        await host.MakeAdministrator("admin@example.org", "correct horse battery staple");
        var admin = await host.SignedIn("admin@example.org", "correct horse battery staple");
        await Applies("shown");
        (await admin.Get(Applications)).Status.ShouldBe(HttpStatusCode.OK);

        await Own("ALTER TABLE audit.mt_doc_entry RENAME TO mt_doc_away");
        foreach (var path in (string[])[Applications, $"{Applications}/{Guid.NewGuid()}"])
        {
            var shown = await admin.Get(path);
            (shown.Status, shown.Code).ShouldBe((HttpStatusCode.InternalServerError, "unexpected"));
            shown.Body.ContainsKey("items").ShouldBeFalse();
        }

        await Own("ALTER TABLE audit.mt_doc_away RENAME TO mt_doc_entry");
        (await admin.Get(Applications)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task Own(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Applies as a front end does, again with the same key when refused: a pooled connection that broke is one 503.</summary>
    private Task Applies(string name) => UntilAsync(async () =>
        (await host.Public.Post(Applications, Applicants.FormOf($"{name}@example.org"), ("Idempotency-Key", name)))
            .Status == HttpStatusCode.Accepted);

    private async Task<bool> WasAsked(string address)
    {
        try
        {
            return (await host.MailTo(address, "confirm_email")).Contains("/confirmations/", StringComparison.Ordinal);
        }
        catch (NpgsqlException)
        {
            // This looked through a pooled connection that is gone.
            return false;
        }
    }

    private async Task IsTold(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/api/v1/chapters/chapters" : Applications);
        if (method == HttpMethod.Post)
            request.Content = System.Net.Http.Json.JsonContent.Create(
                Applicants.FormOf("while@example.org"), options: VoltKosova.Web.ApiJson.Options);
        using var response = await host.Public.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"store-unavailable\"");
    }

    private async Task Database(string sql)
    {
        var own = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        var name = own.Database!;
        own.Database = "postgres";
        own.Pooling = false;
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, name), connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task Until(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
            await ticks.WaitForNextTickAsync(patience.Token);
    }
}
