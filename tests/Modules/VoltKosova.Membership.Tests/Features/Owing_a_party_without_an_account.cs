using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>As it is where the party came later: one account, one plan, and charges from before they said whose they are.</summary>
public sealed class Owing_a_party_without_an_account(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Charges = "/api/v1/membership/charges";

    [Fact]
    public async Task begins_with_a_plan_of_its_own_and_does_not_hold_up_the_NGO()
    {
        var chapter = host.ChapterIn("kamenice");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        await PartyStory.Found(host);
        var (_, reference, person) = await DuesStory.Owed(host, "ngo.and.party@example.org", "kamenice", chapter);
        var party = await PartyStory.Joins(host, "ngo.and.party@example.org", "kamenice", host.OfficerOf(chapter));
        await Charge();
        (await Of(party)).ShouldBeEmpty("the NGO's plan is not the party's");

        await PartyStory.AsksForDues(host);
        await Charge();
        var owed = (await Of(party)).ShouldHaveSingleItem();

        var member = host.As(new TestAccount() { PersonId = person });
        (await member.Get($"/api/v1/membership/me/charges/{owed}/payment-slip")).Code.ShouldBe("no-dues-account");
        (await Should.ThrowAsync<JobFailedException>(() => host.Run<RemindOfDues, RemindOfDues.Parameters>(new()))).Code
            .ShouldBe("no-dues-account");
        (await host.Rows(
            "SELECT data ->> 'body' FROM membership.mt_doc_mail WHERE data ->> 'to' = $1 AND data ->> 'template' LIKE 'dues%'",
            "ngo.and.party@example.org")).ShouldHaveSingleItem().ShouldContain(reference);
        await AnOldChargeIsThatOfItsMembership(chapter, treasurer, party);
        await NothingFollowsWhereNobodyCouldPay(treasurer, owed);
    }

    private async Task NothingFollowsWhereNobodyCouldPay(HttpClient treasurer, Guid owed)
    {
        host.Clock.Advance(TimeSpan.FromDays(100));
        var today = Seat.DayOf(host.Clock.GetUtcNow());
        (await treasurer.Post($"{Charges}/{owed}/reminder", new { On = today }, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        host.Clock.Advance(TimeSpan.FromDays(300));

        await host.Run<LapseDues, LapseDues.Parameters>(new());

        (await host.Rows(
            """
            SELECT id::text FROM membership.mt_doc_member_card
            WHERE data ->> 'legal_entity' = $1 AND (data ->> 'lapsed_on' IS NOT NULL OR data ->> 'ended_on' IS NOT NULL)
            """,
            "party")).ShouldBeEmpty();
    }

    private async Task AnOldChargeIsThatOfItsMembership(Guid chapter, HttpClient treasurer, Guid party)
    {
        var (old, reference) = (Guid.NewGuid(), CreditorReference.Of(77_000_111_222));
        await host.With<Store<MembershipStreams>, bool>(async store => await store.Write(
            writing =>
            {
                writing.Insert(MembershipStreams.References, reference, new ChargeClaim(old));
                writing.Start(MembershipStreams.Charges, old, new ChargeCommand.Raise(DuesSamples.Raised with
                {
                    ChargeId = old,
                    MemberId = party,
                    ChapterId = chapter,
                    Reference = reference,
                }));
                return Task.FromResult(true);
            },
            CancellationToken.None));
        (await treasurer.Get($"{Charges}/{old}")).Body["legal_entity"].Text().ShouldBe("ngo");

        var paid = await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "12.50", Currency = "EUR" },
            ReceivedOn = "2026-03-02",
            Source = "bank",
            Reference = reference,
            LegalEntity = "ngo",
        });
        (await treasurer.Get(paid.Location!)).Body["state"].Text().ShouldBe("unmatched", "the membership says whose the charge is");
        await host.Run<ChargeDues, ChargeDues.Parameters>(new(OnlyCount: true));
        (await treasurer.Get($"{Charges}/{old}")).Version.ShouldBe(1);
        await Charge();
        await Charge();

        var noted = await treasurer.Get($"{Charges}/{old}");
        (noted.Body["legal_entity"].Text(), noted.Version).ShouldBe(("party", 2));
        (await host.Log("membership", old)).ShouldBe(["membership.charge-raised.v1", "membership.charge-entity-noted.v1"]);
    }

    private Task<IReadOnlyList<string>> Charge() => host.Run<ChargeDues, ChargeDues.Parameters>(new());

    private async Task<IReadOnlyList<Guid>> Of(Guid member) =>
    [
        .. (await host.As(new Grant(Role.Treasurer, null)).Get($"{Charges}?filter[member_id][eq]={member}")).Body["items"]!.AsArray()
            .Select(one => one!["id"]!.GetValue<Guid>()),
    ];
}
