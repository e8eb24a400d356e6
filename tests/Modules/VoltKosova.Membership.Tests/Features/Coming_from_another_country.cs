using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Coming_from_another_country(PeersHost host) : IClassFixture<PeersHost>, IAsyncLifetime
{
    private const string Transfers = "/api/v1/membership/transfers";

    public async ValueTask InitializeAsync() => await host.Elsewhere.ExchangeKeys(host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task counts_the_time_there_for_the_vote_and_shows_it_on_the_timeline()
    {
        var (member, officer) = await Applied("came@example.org", "lipjan");
        (await Waits(officer, member)).ShouldBeTrue();
        var transfer = await Offered("came@example.org", joined: "2019-05-01");

        await Accept(transfer, member);

        (await Waits(officer, member)).ShouldBeFalse("the time in another Volt chapter counts");
        var timeline = (await officer.Get($"{MembershipHost.Members}/{member}/timeline")).Body;
        timeline["entries"]!.AsArray().Single(entry => entry!["what"].Text() == "member-handed-over")!["member_since"].Text()
            .ShouldBe("2019-05-01");
    }

    [Fact]
    public async Task is_declined_and_what_was_handed_over_is_gone()
    {
        var transfer = await Offered("nobody.here@example.org");
        (await host.OfficerOf(Guid.NewGuid()).Post($"{Transfers}/{transfer}/decline", new { Reason = "other" })).Code
            .ShouldBe("no-such-transfer");
        (await Desk.Post($"{Transfers}/{transfer}/decline", new { Reason = "because" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        await Done(Desk.Post($"{Transfers}/{transfer}/decline", new { Reason = "unknown_person" }));
        await host.WhenQuiet();

        (await host.Told("membership.transfer-declined.v1", transfer)).ShouldHaveSingleItem().ShouldContain("unknown_person");
        (await Keys(transfer)).ShouldContain("destroyed");
        await Done(Desk.Post($"{Transfers}/{transfer}/decline", new { Reason = "other" }));
        (await host.Log("membership", transfer)).Count(name => name == "membership.transfer-declined.v1").ShouldBe(1);
    }

    [Fact]
    public async Task is_taken_back_there_until_it_is_accepted_here()
    {
        var (member, officer) = await Applied("thought.otherwise@example.org", "istog");
        var transfer = await Offered("thought.otherwise@example.org");
        await host.Elsewhere.Says(host, "membership.transfer-withdrawn.v1", new { TransferId = transfer });

        (await State(transfer)).ShouldBe("withdrawn");
        (await Keys(transfer)).ShouldContain("destroyed");
        (await Everywhere.Post($"{Transfers}/{transfer}/acceptance", new { MemberId = member })).Code.ShouldBe("transfer-is-settled");

        var again = await Offered("thought.otherwise@example.org");
        await Accept(again, member);
        await host.Elsewhere.Says(host, "membership.transfer-withdrawn.v1", new { TransferId = again });
        (await State(again)).ShouldBe("accepted", "here the person is a member now");
        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["ended_on"].ShouldBeNull();
    }

    [Fact]
    public async Task is_nothing_where_it_was_taken_back_before_it_came()
    {
        var transfer = Guid.NewGuid();
        await host.Elsewhere.Says(host, "membership.transfer-withdrawn.v1", new { TransferId = transfer });
        await Offered("late@example.org", transfer: transfer);

        (await Desk.Get($"{Transfers}?filter[id][eq]={transfer}")).Items().ShouldBeEmpty();
    }

    private HttpClient Desk => host.OfficerOf(PeersHost.International);

    private HttpClient Everywhere => host.As(new Grant(Role.MembershipOfficer, null));

    private async Task<(Guid Member, HttpClient Officer)> Applied(string email, string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        var (member, _) = await host.Admitted(chapter, email, municipality);
        return (member, host.OfficerOf(chapter));
    }

    private async Task<Guid> Offered(string email, string joined = "2020-01-01", Guid? transfer = null)
    {
        var id = transfer ?? Guid.NewGuid();
        await host.Elsewhere.Says(host, "membership.transfer-offered.v1", new
        {
            TransferId = id,
            AddressHash = OtherCountry.HashOf(email),
            JoinedOn = joined,
            Kind = "member",
            Sanctions = Array.Empty<object>(),
        });
        return id;
    }

    private Task Accept(Guid transfer, Guid member) =>
        Done(Everywhere.Post($"{Transfers}/{transfer}/acceptance", new { MemberId = member }));

    private async Task<bool> Waits(HttpClient officer, Guid member)
    {
        var day = Seat.DayOf(host.Clock.GetUtcNow());
        var answer = await officer.Get($"{MembershipHost.Members}/{member}/voting-rights?as_of={day:yyyy-MM-dd}");
        return answer.Body["reasons"]!.AsArray().Single(one => one!["rule"].Text() == "waiting_period")!["met"]!.GetValue<bool>() is false;
    }

    private async Task<string> State(Guid transfer) =>
        (await Desk.Get($"{Transfers}?filter[id][eq]={transfer}")).Items().ShouldHaveSingleItem()!["state"].Text();

    private async Task<string> Keys(Guid transfer) => string.Concat(await host.Rows(
        """
        SELECT key.data::text FROM membership.mt_doc_person_key AS key
        JOIN membership.mt_events AS fact ON fact.data ->> 'person_id' = key.id::text WHERE fact.stream_id::text = $1
        """,
        $"{transfer}"));

    private static async Task Done(Task<Reply> asked)
    {
        var answer = await asked;
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Body.ToJsonString());
    }
}
