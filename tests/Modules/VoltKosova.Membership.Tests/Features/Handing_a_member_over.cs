using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Peers;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>What goes along with a member, without the way to the other chapter, which the journey of two hosts takes.</summary>
public sealed class Handing_a_member_over(MembershipHost host) : IClassFixture<MembershipHost>
{
    private DateOnly Today => Seat.DayOf(host.Clock.GetUtcNow());

    [Fact]
    public async Task tells_until_when_dues_are_paid()
    {
        var (charge, reference, person) = await DuesStory.Owed(host, "paid-until@example.org", "lipjan");
        (await Along(await MemberOf(person))).PaidUntil.ShouldBeNull();

        var waived = await host.As(new Grant(Role.Treasurer, null)).Post(
            $"/api/v1/membership/charges/{charge}/waiver", new { Reason = "resolution" }, 1);
        waived.Status.ShouldBe(HttpStatusCode.NoContent, $"{reference} {waived.Body.ToJsonString()}");
        (await Along(await MemberOf(person))).PaidUntil.ShouldBe(new DateOnly(2026, 12, 31));
    }

    [Fact]
    public async Task tells_which_sanctions_run_and_not_why()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("decan"), "sanctioned@example.org", "decan");
        (await Along(member)).Sanctions.ShouldBeEmpty();
        var (judge, account) = host.OfTheBody();
        var (_, warned) = await host.Complained(member);
        await Decide(judge, account, warned, new { Kind = "warning" });
        var (_, banned) = await host.Complained(member);
        var until = Today.AddDays(100);
        await Decide(judge, account, banned, new { Kind = "office_ban", Until = until });
        var (_, suspended) = await host.Complained(member);
        await judge.Do(suspended, "team", new { AccountId = account });
        await judge.Do(suspended, "measure", new { Until = Today.AddDays(30), Reason = "He threatens witnesses" });

        (await Along(member)).Sanctions.ShouldBe(
            [new Sanction(SanctionKind.Suspension, Today.AddDays(30)), new Sanction(SanctionKind.OfficeBan, until)], ignoreOrder: true);
    }

    [Fact]
    public async Task waits_until_an_exclusion_is_final()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("shtime"), "excluded@example.org", "shtime");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        await Decide(judge, account, id, new { Kind = "exclusion" });

        (await Along(member)).No.ShouldBe(new ExclusionNotFinal());
    }

    [Fact]
    public async Task lets_what_runs_there_run_here()
    {
        var chapter = host.ChapterIn("drenas");
        var (member, person) = await host.Admitted(chapter, "came@example.org", "drenas");
        var officer = host.OfficerOf(chapter);
        var until = Today.AddDays(60);
        await TakeOver(member, null, new Sanction(SanctionKind.Suspension, until), new Sanction(SanctionKind.OfficeBan, until));

        var timeline = (await officer.Get($"{MembershipHost.Members}/{member}/timeline")).Body;
        (timeline["status"].Text(), timeline["suspended_until"].Text()).ShouldBe(("suspended", $"{until:yyyy-MM-dd}"));
        timeline["entries"]!.AsArray().Single(one => one!["what"].Text() == "member-suspended")!["suspended_for"].Text()
            .ShouldBe("transfer");
        timeline.ToJsonString().ShouldNotContain("office_ban", Case.Insensitive, "officers do not see what cases have led to");
        var own = await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/timelines");
        own.Body.ToJsonString().ShouldContain("office_ban");
        (await host.MailsTo("came@example.org")).Keys.ShouldContain("membership_rights_changed");

        (await Along(member)).Sanctions.ShouldBe(
            [new Sanction(SanctionKind.Suspension, until), new Sanction(SanctionKind.OfficeBan, until)], "it goes along to the next one");
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = $1", $"{member}"))
            .ShouldAllBe(fact => !fact.Contains("office_ban"), "sealed");
    }

    [Fact]
    public async Task charges_nobody_for_days_that_were_paid_there()
    {
        var chapter = host.ChapterIn("hani-i-elezit");
        var (free, _) = await host.Admitted(chapter, "paid-there@example.org", "hani-i-elezit");
        var (partly, _) = await host.Admitted(chapter, "paid-in-part@example.org", "hani-i-elezit");
        await host.As(new Grant(Role.Treasurer, null)).Post("/api/v1/membership/dues-plans", new
        {
            Kind = "member",
            Amount = new { Amount = "12.00", Currency = "EUR" },
            Period = "year",
            ValidFrom = "2026-01-01",
            DueDays = 30,
            Source = "Resolution 3",
            Country = "XK",
            ProRata = true,
        });
        await TakeOver(free, new DateOnly(2026, 12, 31));
        await TakeOver(partly, new DateOnly(2026, 6, 30));

        await host.Run<ChargeDues, ChargeDues.Parameters>(new ChargeDues.Parameters(new DateOnly(2026, 6, 1)));
        await host.Run<ChargeDues, ChargeDues.Parameters>(new ChargeDues.Parameters(new DateOnly(2026, 12, 30)));
        (await Charged(free)).ShouldBeEmpty();
        (await Charged(partly)).ShouldBe(["2026-07-01 6.00"]);

        await host.Run<ChargeDues, ChargeDues.Parameters>(new ChargeDues.Parameters(new DateOnly(2027, 1, 1)));
        (await Charged(free)).ShouldBe(["2027-01-01 12.00"]);
    }

    [Fact]
    public async Task seals_the_sanctions_of_whoever_goes_and_forgets_them_with_the_member()
    {
        var (member, person) = await host.Admitted(host.ChapterIn("kllokot"), "goes.and.is.forgotten@example.org", "kllokot");
        var transfer = Guid.NewGuid();
        await Start(transfer, _ => Task.FromResult<TransferCommand>(new TransferCommand.Offer(new TransferEvent.Offered(
            transfer, Guid.NewGuid(), member, Guid.NewGuid(), "hash", Today, MembershipKind.Member, Guid.NewGuid(),
            host.Clock.GetUtcNow(), Today, [new Sanction(SanctionKind.ForumBan, Today)], person))));
        (await SanctionsOf(transfer))!.AsArray().ShouldHaveSingleItem();
        (await LogOf(transfer)).ShouldNotContain("forum_ban");

        (await host.As(new Grant(Role.DataProtectionOfficer, null)).Post("/api/v1/privacy/erasures", new { PersonId = person })).Status
            .ShouldBe(HttpStatusCode.OK);
        await host.WhenQuiet();

        (await SanctionsOf(transfer)).ShouldBeNull();
        (await host.Log("membership", transfer))[^1].ShouldBe("membership.transfer-forgotten.v1");
    }

    [Fact]
    public async Task forgets_what_nobody_accepted_as_late_as_cases()
    {
        var transfer = Guid.NewGuid();
        await Received(transfer, SanctionKind.OfficeBan);
        (await LogOf(transfer)).ShouldNotContain("office_ban");
        var person = (await host.Rows("SELECT data ->> 'person_id' FROM membership.mt_events WHERE stream_id::text = $1", $"{transfer}"))
            .ShouldHaveSingleItem();
        var begun = host.Clock.GetUtcNow();

        await Retention(old => old.DeletePiece(begun, CancellationToken.None));
        (await SanctionsOf(transfer)).ShouldNotBeNull("not yet");
        (await Retention(old => old.Count(begun.AddSeconds(1), CancellationToken.None))).ShouldBeGreaterThan(0);
        await Retention(old => old.DeletePiece(begun.AddSeconds(1), CancellationToken.None));

        (await SanctionsOf(transfer)).ShouldBeNull();
        (await host.Rows(
            "SELECT data::text FROM membership.mt_doc_person_key WHERE id::text = $1 AND data::text LIKE '%destroyed%'", person))
            .ShouldHaveSingleItem();
    }

    [Fact]
    public async Task shows_the_sanctions_of_a_transfer_to_the_body_alone()
    {
        var transfer = Guid.NewGuid();
        await Received(transfer, SanctionKind.ForumBan);
        var path = $"/api/v1/membership/transfers/{transfer}/sanctions";

        (await host.OfTheBody().Client.Get(path)).Body["sanctions"]!.AsArray().ShouldHaveSingleItem()!["kind"].Text().ShouldBe("forum_ban");
        (await host.As(new Grant(Role.IntegrityCommission, Guid.NewGuid())).Get(path)).Code.ShouldBe("no-such-transfer");
        (await host.As(new Grant(Role.Administrator, null)).Get(path)).Code.ShouldBe("right-missing");
        var administrator = host.As(new Grant(Role.Administrator, null));
        var row = (await administrator.Get($"/api/v1/membership/transfers?filter[id][eq]={transfer}")).Items().ShouldHaveSingleItem()!;
        row["dues_paid_until"].Text().ShouldBe($"{Today:yyyy-MM-dd}");
        row.ToJsonString().ShouldNotContain("forum_ban");
    }

    private Task<Rejection?> Received(Guid transfer, SanctionKind kind) => Start(
        transfer,
        async writing => new TransferCommand.Receive(new TransferEvent.OfferReceived(
            transfer, Guid.NewGuid(), Guid.NewGuid(), "hash", Today, MembershipKind.Member, writing.Now, Today,
            [new Sanction(kind, Today)], await writing.MintPerson())));

    private Task<Rejection?> Start(Guid transfer, Func<Writing, Task<TransferCommand>> command) =>
        host.With<Store<MembershipStreams>, Rejection?>(store => store.Write(
            async writing => writing.Start(MembershipStreams.Transfers, transfer, await command(writing)),
            CancellationToken.None));

    private async Task<JsonNode?> SanctionsOf(Guid transfer) =>
        (await host.OfTheBody().Client.Get($"/api/v1/membership/transfers/{transfer}/sanctions")).Body["sanctions"];

    private async Task<string> LogOf(Guid transfer) => string.Concat(
        await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = $1", $"{transfer}"));

    private Task<long> Retention(Func<IRetain, Task<long>> act) => host.With<IEnumerable<IRetain>, long>(
        rules => act(rules.Single(rule => rule is OldTransfers)));

    private async Task<(DateOnly? PaidUntil, IReadOnlyList<Sanction> Sanctions, Rejection? No)> Along(Guid member) =>
        await host.With<Store<MembershipStreams>, (DateOnly?, IReadOnlyList<Sanction>, Rejection?)>(async store =>
        {
            var known = (Member.Known)(await store.Read(MembershipStreams.Members, member, CancellationToken.None)).State;
            return await host.With<HandOver, (DateOnly?, IReadOnlyList<Sanction>, Rejection?)>(
                along => along.Of(known, Today, CancellationToken.None));
        });

    private async Task TakeOver(Guid member, DateOnly? paidUntil, params Sanction[] sanctions) =>
        (await host.With<Store<MembershipStreams>, Rejection?>(store => store.Write(
            writing => writing.Decide(MembershipStreams.Members, member, new MemberCommand.TakeOver(
                Guid.NewGuid(), paidUntil, sanctions, Today, Guid.NewGuid(), writing.Now)),
            CancellationToken.None))).ShouldBeNull();

    private async Task<Guid> MemberOf(Guid person) => Guid.Parse(
        (await host.Rows("SELECT id::text FROM membership.mt_doc_member_card WHERE data ->> 'person_id' = $1", $"{person}")).Single());

    private Task<IReadOnlyList<string>> Charged(Guid member) => host.Rows(
        "SELECT (data ->> 'from') || ' ' || (data #>> '{amount,amount}') FROM membership.mt_doc_charge WHERE data ->> 'member_id' = $1",
        $"{member}");

    private async Task Decide(HttpClient judge, Guid account, Guid id, object sanction)
    {
        await host.Heard(judge, account, id);
        await judge.Do(id, "decision", new { Reason = "Three witnesses", Sanction = sanction });
    }
}
