using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Asking_to_be_forgotten(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Mine = "/api/v1/privacy/me/erasure";

    private HttpClient Officer => host.As(new Grant(Role.DataProtectionOfficer, null));

    [Fact]
    public async Task is_done_and_acknowledged_by_every_part()
    {
        var (person, client) = Somebody();

        (await client.Post(Mine)).Body["state"]!.GetValue<string>().ShouldBe("erased");
        (await Officer.Get($"{DeskHost.Erasures}/{person}")).Body["waiting_for"]!.AsArray().Count.ShouldBeGreaterThan(0);
        await host.FollowUp();

        var shown = (await Officer.Get($"{DeskHost.Erasures}/{person}")).Body;
        shown["state"]!.GetValue<string>().ShouldBe("acknowledged");
        shown["waiting_for"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task waits_for_a_legal_hold_and_says_why_and_until_when()
    {
        var (person, client) = Somebody(Language.Sq);
        var until = Seat.DayOf(host.Clock.GetUtcNow()).AddDays(30);
        await Officer.Post($"{DeskHost.Erasures}/{person}/holds", new { basis = "accounting", until });

        var answer = (await client.Post(Mine)).Body;

        answer["state"]!.GetValue<string>().ShouldBe("waiting");
        answer["waits_until"]!.GetValue<string>().ShouldBe(until.ToString("O"));
        answer["explanation"]!.GetValue<string>().ShouldContain(until.In(Language.Sq));
        answer["holds"]!.AsArray().ShouldHaveSingleItem()!["explanation"]!.GetValue<string>().ShouldStartWith("Librat");
        (await client.Get(Mine)).Body.ToJsonString().ShouldBe(answer.ToJsonString());
    }

    [Fact]
    public async Task happens_by_itself_on_the_day_after_the_hold()
    {
        var (person, client) = Somebody();
        var until = Seat.DayOf(host.Clock.GetUtcNow()).AddDays(2);
        await Officer.Post($"{DeskHost.Erasures}/{person}/holds", new { basis = "election_law", until });
        await client.Post(Mine);
        await host.FollowUp();
        (await client.Get(Mine)).Body["state"]!.GetValue<string>().ShouldBe("waiting");

        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.FollowUp();
        await host.FollowUp();

        (await Officer.Get($"{DeskHost.Erasures}/{person}")).Body["state"]!.GetValue<string>().ShouldBe("acknowledged");
    }

    [Fact]
    public async Task is_listed_as_overdue_while_somebody_is_silent()
    {
        var (person, client) = Somebody();
        await client.Post(Mine);
        host.Clock.Advance(TimeSpan.FromDays(2));
        var today = Seat.DayOf(host.Clock.GetUtcNow()).ToString("O");

        var overdue = await Officer.Get($"{DeskHost.Erasures}?filter[state][eq]=erased&filter[acknowledge_by][lt]={today}");

        overdue.Body["items"]!.AsArray().Select(row => row!["id"]!.GetValue<Guid>()).ShouldContain(person);
    }

    [Fact]
    public async Task is_for_the_person_and_for_the_data_protection_officer_of_the_whole_movement()
    {
        var person = Guid.NewGuid();
        var inChapter = host.As(new Grant(Role.DataProtectionOfficer, Guid.NewGuid()));
        var other = host.As(new Grant(Role.MembershipOfficer, null));

        (await Officer.Post(DeskHost.Erasures, new { person_id = person })).Status.ShouldBe(HttpStatusCode.OK);
        (await inChapter.Post(DeskHost.Erasures, new { person_id = person })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await inChapter.Get($"{DeskHost.Erasures}/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await inChapter.Get(DeskHost.Erasures)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await other.Get(DeskHost.Erasures)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Public.Post(Mine)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.Post(Mine)).Status.ShouldBe(HttpStatusCode.NotFound, "no person is known behind this account");
    }

    private (Guid Person, HttpClient Client) Somebody(Language language = Language.En)
    {
        var person = Guid.NewGuid();
        return (person, host.As(new TestAccount { PersonId = person, Language = language }));
    }
}
