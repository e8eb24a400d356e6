using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Going_to_another_country(PeersHost host) : IClassFixture<PeersHost>, IAsyncLifetime
{
    private const string Transfers = "/api/v1/membership/transfers";
    private const string Mine = "/api/v1/membership/me/transfers";

    private string Today => $"{Seat.DayOf(host.Clock.GetUtcNow()):yyyy-MM-dd}";

    public async ValueTask InitializeAsync() => await host.Elsewhere.ExchangeKeys(host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task is_asked_for_by_the_member_and_offered_by_their_chapter()
    {
        var (officer, own, member) = await Somebody("asks.to.go@example.org", "lipjan");
        var chapters = (await own.Get("/api/v1/membership/volt-chapters")).Body["items"]!.AsArray();
        var peer = chapters.ShouldHaveSingleItem()!;
        (peer["peer_id"]!.GetValue<Guid>(), peer["name"].Text()).ShouldBe((host.Elsewhere.Id, "Volt Elsewhere"));

        var transfer = await Ask(own, member);
        (await own.Post(Asking(member), new { PeerId = host.Elsewhere.Id })).Code.ShouldBe("transfer-is-open");
        (await officer.Post($"{MembershipHost.Members}/{member}/transfers", new { PeerId = host.Elsewhere.Id })).Code
            .ShouldBe("transfer-is-open");
        var asked = (await officer.Get($"{Transfers}?filter[state][eq]=requested")).Items().ShouldHaveSingleItem()!;
        (asked["id"]!.GetValue<Guid>(), asked["member_id"]!.GetValue<Guid>()).ShouldBe((transfer, member));
        (await host.OfficerOf(Guid.NewGuid()).Post($"{Transfers}/{transfer}/offer")).Code.ShouldBe("no-such-transfer");
        (await own.Post($"{Transfers}/{transfer}/offer")).Code.ShouldBe("right-missing");

        await Done(officer.Post($"{Transfers}/{transfer}/offer"));

        (await host.MailsTo("asks.to.go@example.org"))["transfer_moved"].ShouldContain("Volt Elsewhere");
        (await host.Told("membership.transfer-offered.v1", transfer)).ShouldHaveSingleItem().ShouldNotContain("example.org");
        (await State(own)).ShouldBe("offered");
        await host.Elsewhere.Says(host, "membership.transfer-accepted.v1", new { TransferId = transfer, AcceptedOn = Today });
        (await State(own)).ShouldBe("completed");
        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["ended_for"].Text().ShouldBe("transferred");
    }

    [Fact]
    public async Task is_refused_for_a_reason_that_the_member_reads_and_can_be_asked_for_again()
    {
        var (officer, own, member) = await Somebody("refused@example.org", "ferizaj");
        var transfer = await Ask(own, member);
        (await officer.Post($"{Transfers}/{transfer}/refusal", new { Reason = "" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await Done(officer.Post($"{Transfers}/{transfer}/refusal", new { Reason = "Your mandate lasts until May" }));

        var told = (await own.Get(Mine)).Items().ShouldHaveSingleItem()!;
        (told["state"].Text(), told["refused_for"].Text()).ShouldBe(("refused", "Your mandate lasts until May"));
        (await host.MailsTo("refused@example.org"))["transfer_moved"].ShouldContain("Your mandate lasts until May");
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = $1", $"{transfer}"))
            .ShouldAllBe(fact => !fact.Contains("mandate"), "sealed");
        (await officer.Post($"{Transfers}/{transfer}/offer")).Code.ShouldBe("transfer-is-settled");
        await Ask(own, member);
    }

    [Fact]
    public async Task can_be_taken_back_by_the_member_and_the_other_country_hears_of_it_where_it_knew()
    {
        var (officer, own, member) = await Somebody("stays@example.org", "prizren");
        var first = await Ask(own, member);
        var (_, stranger, _) = await Somebody("stranger@example.org", "peje");
        (await stranger.Post($"{Mine}/{first}/withdrawal")).Code.ShouldBe("no-such-transfer");
        await Done(own.Post($"{Mine}/{first}/withdrawal"));
        (await host.Told("membership.transfer-withdrawn.v1", first)).ShouldBeEmpty();

        var second = await Ask(own, member);
        await Done(own.Post($"{Mine}/{first}/withdrawal"));
        (await own.Post(Asking(member), new { PeerId = host.Elsewhere.Id })).Code.ShouldBe("transfer-is-open");
        await Done(officer.Post($"{Transfers}/{second}/offer"));
        await Done(own.Post($"{Mine}/{second}/withdrawal"));
        await Done(own.Post($"{Mine}/{second}/withdrawal"));

        await host.WhenQuiet();
        (await host.Told("membership.transfer-withdrawn.v1", second)).ShouldHaveSingleItem();
        (await own.Get(Mine)).Items().Select(row => row!["state"].Text()).ShouldBe(["withdrawn", "withdrawn"]);
    }

    [Fact]
    public async Task can_be_taken_back_by_the_chapter_until_it_is_accepted()
    {
        var (officer, _, member) = await Somebody("taken.back@example.org", "kline");
        var first = await Offer(officer, member);
        await Done(officer.Post($"{Transfers}/{first}/withdrawal"));
        (await Mails("taken.back@example.org")).ShouldContain(body => body.Contains("u tërhoq"));
        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["ended_on"].ShouldBeNull();

        var second = await Offer(officer, member);
        await host.Elsewhere.Says(host, "membership.transfer-accepted.v1", new { TransferId = second, AcceptedOn = Today });
        (await officer.Post($"{Transfers}/{second}/withdrawal")).Code.ShouldBe("transfer-is-settled");
    }

    [Fact]
    public async Task holds_where_the_acceptance_was_on_its_way_when_it_was_taken_back()
    {
        var (officer, _, member) = await Somebody("crossed@example.org", "malisheve");
        var transfer = await Offer(officer, member);
        await Done(officer.Post($"{Transfers}/{transfer}/withdrawal"));

        await host.Elsewhere.Says(host, "membership.transfer-accepted.v1", new { TransferId = transfer, AcceptedOn = Today });

        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["ended_for"].Text().ShouldBe("transferred");
        (await host.Told("membership.transfer-completed.v1", transfer)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("unknown_person", "unknown_person", "istog", "Apliko")]
    [InlineData("silence", "other", "decan", "nuk të merr")]
    public async Task is_declined_there_and_the_member_stays(string said, string understood, string municipality, string told)
    {
        var email = $"declined.{understood}@example.org";
        var (officer, own, member) = await Somebody(email, municipality);
        var transfer = await Offer(officer, member);

        await host.Elsewhere.Says(host, "membership.transfer-declined.v1", new { TransferId = transfer, Reason = said });

        var row = (await officer.Get($"{Transfers}?filter[id][eq]={transfer}")).Items().ShouldHaveSingleItem()!;
        (row["state"].Text(), row["declined_for"].Text()).ShouldBe(("declined", understood));
        (await Mails(email)).ShouldContain(body => body.Contains(told));
        await host.Elsewhere.Says(host, "membership.transfer-accepted.v1", new { TransferId = transfer, AcceptedOn = Today });
        (await State(own)).ShouldBe("declined", "whoever has said no has no member of ours");
        await Ask(own, member);
    }

    [Fact]
    public async Task ends_with_the_membership()
    {
        var (officer, own, member) = await Somebody("leaves@example.org", "gjakove");
        var transfer = await Offer(officer, member);

        (await own.Post("/api/v1/membership/me/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        await host.WhenQuiet();

        (await State(own)).ShouldBe("withdrawn");
        (await host.Told("membership.transfer-withdrawn.v1", transfer)).ShouldHaveSingleItem();
        (await own.Post(Asking(member), new { PeerId = host.Elsewhere.Id })).Code.ShouldBe("membership-is-over");
        (await officer.Post($"{MembershipHost.Members}/{member}/transfers", new { PeerId = host.Elsewhere.Id })).Code
            .ShouldBe("membership-has-ended");
    }

    [Fact]
    public async Task is_not_decided_by_the_member_who_asks()
    {
        var chapter = host.ChapterIn("rahovec");
        var (member, person) = await host.Admitted(chapter, "officer@example.org", "rahovec");
        var both = host.As(new TestAccount(new Grant(Role.MembershipOfficer, chapter)) { PersonId = person });
        var transfer = await Ask(both, member);

        (await both.Post($"{Transfers}/{transfer}/offer")).Code.ShouldBe("own-transfer");
        (await both.Post($"{Transfers}/{transfer}/refusal", new { Reason = "x" })).Code.ShouldBe("own-transfer");
    }

    [Fact]
    public async Task leads_to_a_chapter_with_which_keys_were_exchanged()
    {
        var (_, own, member) = await Somebody("nowhere@example.org", "kamenice");

        (await own.Post(Asking(member), new { PeerId = Guid.NewGuid() })).Code.ShouldBe("no-such-volt-chapter");
        (await own.Post(Asking(Guid.NewGuid()), new { PeerId = host.Elsewhere.Id })).Code.ShouldBe("no-such-member");
    }

    private static string Asking(Guid member) => $"/api/v1/membership/me/memberships/{member}/transfers";

    private async Task<(HttpClient Officer, HttpClient Own, Guid Member)> Somebody(string email, string municipality)
    {
        var chapter = host.ChapterIn(municipality);
        var (member, person) = await host.Admitted(chapter, email, municipality);
        return (host.OfficerOf(chapter), host.As(new TestAccount() { PersonId = person }), member);
    }

    private async Task<Guid> Ask(HttpClient own, Guid member)
    {
        var asked = await own.Post(Asking(member), new { PeerId = host.Elsewhere.Id });
        asked.Status.ShouldBe(HttpStatusCode.Created, asked.Body.ToJsonString());
        return asked.Id("transfer_id");
    }

    private async Task<Guid> Offer(HttpClient officer, Guid member)
    {
        var offered = await officer.Post($"{MembershipHost.Members}/{member}/transfers", new { PeerId = host.Elsewhere.Id });
        offered.Status.ShouldBe(HttpStatusCode.Created, offered.Body.ToJsonString());
        return offered.Id("transfer_id");
    }

    private static async Task Done(Task<Reply> asked)
    {
        var answer = await asked;
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Body.ToJsonString());
    }

    private async Task<IReadOnlyList<string>> Mails(string email)
    {
        await host.WhenQuiet();
        return await host.Rows("SELECT data ->> 'body' FROM membership.mt_doc_mail WHERE data ->> 'to' = $1", email);
    }

    private static async Task<string> State(HttpClient own) => (await own.Get(Mine)).Items().ShouldHaveSingleItem()!["state"].Text();
}
