using System.Net;
using System.Text.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Following_the_accused(MembershipHost host) : IClassFixture<MembershipHost>, IAsyncLifetime
{
    private static readonly object _exclusion = new { Reason = "Three witnesses", Sanction = new { Kind = "exclusion" } };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        host.Clock.Advance(FixedClock.Start - host.Clock.GetUtcNow());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task excludes_from_the_membership_in_which_theirs_goes_on()
    {
        var one = await Accused("rahovec", "merged.accused@example.org");
        var (survivor, _) = await host.Admitted(one.Chapter, "goes.on@example.org", "rahovec");
        await host.Heard(one.Judge, one.Account, one.Case);
        await Merge(one.Chapter, survivor, one.Member);

        await one.Judge.Do(one.Case, "decision", _exclusion);
        (await Status(one.Chapter, survivor)).ShouldBe("suspended");
        await PassTheAppeal();

        (await Card(one.Chapter, survivor))["ended_for"].Text().ShouldBe("excluded");
        await host.ApplyAndConfirm("merged.accused@example.org", "rahovec");
    }

    [Fact]
    public async Task lifts_a_measure_where_the_membership_is_whether_it_was_merged_or_stands_by_itself_again()
    {
        var one = await Accused("suhareke", "measured@example.org");
        var (survivor, _) = await host.Admitted(one.Chapter, "measured.too@example.org", "suhareke");
        var officer = host.OfficerOf(one.Chapter);
        await one.Judge.Do(one.Case, "acknowledgement");
        await one.Judge.Do(one.Case, "team", new { AccountId = one.Account });
        await Merge(one.Chapter, survivor, one.Member);
        object measure = new { Until = host.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd"), Reason = "He threatens witnesses" };
        await one.Judge.Do(one.Case, "measure", measure);
        (await Status(one.Chapter, survivor)).ShouldBe("suspended");
        await one.Judge.Do(one.Case, "measure/end");
        (await Status(one.Chapter, survivor)).ShouldNotBe("suspended");

        await one.Judge.Do(one.Case, "measure", measure);
        (await officer.Post($"{Members}/{survivor}/merges/{one.Member}/undo", null, await Version(one.Chapter, survivor))).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await Status(one.Chapter, survivor)).ShouldNotBe("suspended", "the case is about the other one");
        (await Status(one.Chapter, one.Member)).ShouldBe("suspended");
        await one.Judge.Do(one.Case, "measure/end");
        (await Status(one.Chapter, one.Member)).ShouldNotBe("suspended");
    }

    [Fact]
    public async Task bans_from_office_in_a_merged_membership_until_that_is_undone()
    {
        var one = await Accused("kacanik", "barred@example.org");
        var (survivor, person) = await host.Admitted(one.Chapter, "barred.too@example.org", "kacanik");
        await host.Heard(one.Judge, one.Account, one.Case);
        var until = $"{host.Clock.GetUtcNow().AddDays(90):yyyy-MM-dd}";
        await one.Judge.Do(one.Case, "decision", new { Reason = "Three witnesses", Sanction = new { Kind = "office_ban", Until = until } });
        var goesOn = host.As(new TestAccount() { PersonId = person });
        (await BansOf(goesOn, survivor)).ShouldBeNull();

        await Merge(one.Chapter, survivor, one.Member);
        (await BansOf(goesOn, survivor)).ShouldNotBeNull().ShouldContain("office_ban");
        await PassTheAppeal();

        (await host.OfficerOf(one.Chapter).Post(
            $"{Members}/{survivor}/merges/{one.Member}/undo", null, await Version(one.Chapter, survivor))).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await BansOf(goesOn, survivor)).ShouldBeNull("the case is about the other one");
        (await BansOf(one.Own, one.Member)).ShouldNotBeNull();
        (await one.Own.Get("/api/v1/membership/me/timelines")).Body.ToJsonString().ShouldContain("office_removal");
    }

    [Fact]
    public async Task notes_the_exclusion_of_who_resigned_and_lets_only_the_movement_admit_them_again_to_either_register()
    {
        await PartyStory.Found(host);
        const string Born = "1949-05-03";
        var one = await Accused("prizren", "resigned.first@example.org", Born);
        await host.Heard(one.Judge, one.Account, one.Case);
        (await one.Own.Post("/api/v1/membership/me/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        var ended = (await Card(one.Chapter, one.Member))["ended_on"].Text();
        await one.Judge.Do(one.Case, "decision", _exclusion);
        await PassTheAppeal();
        await PassTheAppeal();

        var card = await Card(one.Chapter, one.Member);
        (card["ended_for"].Text(), card["ended_on"].Text()).ShouldBe(("resigned", ended), "that was so, and stays so");
        card["excluded_on"].Text().ShouldNotBe(ended);
        (await host.Log("membership", one.Member)).Count(name => name == "membership.member-exclusion-noted.v1").ShouldBe(1);
        foreach (var entity in (string?[])[null, "party"])
        {
            var application = await Applied($"back-{entity}@example.org", "prizren", Born, entity);
            (await host.OfficerOf(one.Chapter).Post($"{Applications}/{application}/admission", null, 3)).Code
                .ShouldBe("possibly-put-out-before", entity ?? "ngo");
            (await host.As(new Grant(Role.MembershipOfficer, null)).Get($"{Applications}/{application}/duplicates")).Items()
                .ShouldHaveSingleItem()!["member_id"]!.GetValue<Guid>().ShouldBe(one.Member);
            (await host.As(new Grant(Role.MembershipOfficer, null)).Post($"{Applications}/{application}/admission", null, 3)).Status
                .ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task is_not_shaken_off_by_merging_a_membership_that_rests()
    {
        var chapter = host.ChapterIn("decan");
        var (survivor, _) = await host.Admitted(chapter, "clean@example.org", "decan");
        var (other, _) = await host.Admitted(chapter, "rests@example.org", "decan");
        var officer = host.OfficerOf(chapter);
        var today = host.Clock.GetUtcNow().ToString("yyyy-MM-dd");
        (await officer.Post($"{Members}/{other}/suspension", new { On = today, Note = "Board" }, 1)).Version.ShouldBe(2);

        object terms = new { OtherMemberId = other, OtherVersion = 2, Note = "Same" };
        var refused = await officer.Send(
            HttpMethod.Post, $"{Members}/{survivor}/merges", JsonSerializer.Serialize(terms, ApiJson.Options), ("If-Match", "\"1\""),
            ("Accept-Language", "en"));

        refused.Code.ShouldBe("membership-rests");
        refused.Body["detail"].Text().ShouldContain("choose it as the one that goes on");
        (await officer.Post($"{Members}/{other}/merges", new { OtherMemberId = survivor, OtherVersion = 1, Note = "Same" }, 2)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await Status(chapter, other)).ShouldBe("suspended");
    }

    private static async Task<string?> BansOf(HttpClient own, Guid member) =>
        (await own.Get("/api/v1/membership/me/timelines")).Body["memberships"]!.AsArray()
        .Single(one => one!["member_id"]!.GetValue<Guid>() == member)!["bans"]?.ToJsonString();

    private async Task<(Guid Chapter, Guid Member, HttpClient Own, HttpClient Judge, Guid Account, Guid Case)> Accused(
        string municipality, string email, string? born = null)
    {
        var chapter = host.ChapterIn(municipality);
        var application = await Applied(email, municipality, born, null);
        var officer = host.OfficerOf(chapter);
        var member = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        var person = (await officer.Get($"{Members}/{member}")).Id("person_id");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        return (chapter, member, host.As(new TestAccount() { PersonId = person }), judge, account, id);
    }

    private async Task<Guid> Applied(string email, string municipality, string? born, string? entity)
    {
        var form = JsonSerializer.SerializeToNode(Form(email, municipality, born: born), ApiJson.Options)!.AsObject();
        if (entity is not null)
            form["legal_entity"] = entity;
        (await host.Public.Post(Applications, form.ToJsonString())).Status.ShouldBe(HttpStatusCode.Accepted);
        var application = Guid.Parse((await host.OfAddress(email)).ShouldHaveSingleItem());
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        await host.WhenQuiet();
        return application;
    }

    private async Task Merge(Guid chapter, Guid survivor, Guid other)
    {
        object terms = new { OtherMemberId = other, OtherVersion = await Version(chapter, other), Note = "Same" };
        (await host.OfficerOf(chapter).Post($"{Members}/{survivor}/merges", terms, await Version(chapter, survivor))).Status
            .ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task PassTheAppeal()
    {
        host.Clock.Advance(TimeSpan.FromDays(31));
        await host.Run<FollowIntegrityCases, FollowIntegrityCases.Parameters>(new());
        await host.WhenQuiet();
    }

    private async Task<System.Text.Json.Nodes.JsonObject> Card(Guid chapter, Guid member) =>
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body;

    private async Task<long> Version(Guid chapter, Guid member) =>
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Version!.Value;

    private async Task<string> Status(Guid chapter, Guid member) =>
        (await host.OfficerOf(chapter).Get($"{Members}/{member}/timeline")).Body["status"].Text();
}
