using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Demo;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>What front-end teams develop against: build/run --demo, with a few people instead of thousands.</summary>
public sealed class A_believable_movement(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int People = 24;

    [Fact]
    public async Task is_filled_in_once_through_the_public_API()
    {
        var console = new StringWriter();
        (await Fill(console)).ShouldBe(Filling.Filled);
        console.ToString().ShouldContain("100 %");
        console.ToString().ShouldContain($"{People} people");

        var before = await Counts();
        before["membership/members"].ShouldBeGreaterThan(People / 2);
        before["membership/members"].ShouldBeLessThan(People);
        before.ShouldAllBe(list => list.Value > 0);
        (await States("webhooks.mt_doc_webhook_delivery")).ShouldBe(["delivered", "failed", "skipped"]);
        (await States("membership.mt_doc_transfer")).ShouldBe(["completed", "offered"]);
        (await States("membership.mt_doc_withdrawal")).ShouldBe(["acknowledged"]);

        (await Fill(new StringWriter())).ShouldBe(Filling.ThereAlready);
        (await Counts()).ShouldBe(before, "running it twice adds nothing");
    }

    [Fact]
    public async Task is_not_mixed_with_what_is_there()
    {
        await using var host = new VoltHost();
        await host.InitializeAsync();
        await host.MakeAdministrator("somebody@example.org", "correct horse battery staple");

        (await Demo.Demo.Fill(host.ConnectionString, People, TimeProvider.System, TextWriter.Null, terminal: false))
            .ShouldBe(Filling.SomebodyElsesDatabase);
    }

    private Task<Filling> Fill(TextWriter console) =>
        Demo.Demo.Fill(database.ConnectionString, People, TimeProvider.System, console, terminal: false);

    private async Task<List<string>> States(string table)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand($"SELECT DISTINCT data ->> 'state' FROM {table} ORDER BY 1", connection);
        await using var reader = await look.ExecuteReaderAsync();
        var states = new List<string>();
        while (await reader.ReadAsync())
            states.Add(reader.GetString(0));
        return states;
    }

    private async Task<Dictionary<string, int>> Counts()
    {
        await using var host = new DemoHost(database.ConnectionString, new DemoClock(TimeProvider.System.GetUtcNow())).Start();
        var administrator = await new Stage(host, new DemoClock(default), new Chance(1)).SignedIn(Stage.AdministratorEmail);
        var counts = new Dictionary<string, int>();
        foreach (var list in Lists)
        {
            var page = await administrator.Get($"/api/v1/{list}?count=true&limit=1");
            page.Status.ShouldBe(HttpStatusCode.OK, list);
            counts[list] = page.Body["total"]!["count"]!.GetValue<int>();
        }

        return counts;
    }

    private static IEnumerable<string> Lists =>
    [
        "membership/applications", "membership/members", "volunteering/volunteers", "volunteering/opportunities", "volunteering/shifts",
        "campaigns/campaigns", "campaigns/petitions", "campaigns/signatures", "partnerships/partners", "partnerships/agreements",
        "partnerships/promises", "partnerships/contacts", "chapters/chapters", "access/service-accounts", "webhooks/endpoints",
        "membership/transfers", "membership/sharing-withdrawals",
    ];
}
