using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Synchronising_the_applications(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task takes_an_application_from_one_chapter_and_gives_it_to_the_other()
    {
        var (before, after) = (host.ChapterIn("peje"), host.ChapterIn("decan"));
        var (leaving, getting) = (host.OfficerOf(before), host.OfficerOf(after));
        var application = await host.ApplyAndConfirm("wren@example.org", "peje");
        var everybody = host.As(new Grant(Role.MembershipOfficer, null));
        var since = await Now();

        await Move(application, after);

        var (left, got, all) = (await Since(leaving, since), await Since(getting, since), await Since(everybody, since));
        (Ids(left, "items"), Ids(left, "removed")).ShouldBe(("", $"{application}"));
        (Ids(got, "items"), Ids(got, "removed")).ShouldBe(($"{application}", ""));
        (Ids(all, "items"), Ids(all, "removed")).ShouldBe(($"{application}", ""));
        var next = left["updated_until"]!.GetValue<string>();
        (Ids(await Since(leaving, next), "items"), Ids(await Since(leaving, next), "removed")).ShouldBe(("", ""));
    }

    [Fact]
    public async Task shows_decisions_as_they_are_made()
    {
        var officer = host.OfficerOf(host.ChapterIn("gjakove"));
        var application = await host.ApplyAndConfirm("crane@example.org", "gjakove");
        var since = await Now();
        (await Since(officer, since))["items"]!.AsArray().ShouldBeEmpty();

        var path = $"{MembershipHost.Applications}/{application}";
        await officer.Post($"{path}/admission", null, (await officer.Get(path)).Version!.Value);

        var news = await Since(officer, since);
        Ids(news, "items").ShouldBe($"{application}");
        news["items"]![0]!["state"]!.GetValue<string>().ShouldBe("admitted");
    }

    private static string Ids(JsonObject page, string part) =>
        string.Join(' ', page[part]!.AsArray().Select(row => row!["id"]!.GetValue<string>()));

    private static async Task<JsonObject> Since(HttpClient client, string since) =>
        (await client.Get($"{MembershipHost.Applications}?updated_since={since}")).Body;

    private async Task<string> Now() => (await host.Rows(
        "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', $1)", "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"")).Single();

    private async Task Move(Guid application, Guid chapter)
    {
        var store = host.Services.GetRequiredKeyedService<IEventStore>("membership");
        var row = StoredJson.Read<ApplicationRow>((await store.ReadRow(ApplicationRow.Table, $"{application}", CancellationToken.None))!);
        var moved = new RowWrite.Put(ApplicationRow.Table, $"{application}", StoredJson.Write(row with { ChapterId = chapter }));
        await store.Commit(new Commit([], [moved], new EventMetadata(FixedClock.Start, null, null, null)), CancellationToken.None);
    }
}
