using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_card_of_a_member
{
    [Fact]
    public void shows_who_they_are_and_where_they_belong() => MemberCard.Projection.Shows(
        [MemberAdmitted],
        new MemberCard(
            Member, Person, "76543210", Prishtina, "Arbër", "Krasniqi", "arber@example.org", "XK", "prishtine", null,
            Language.Sq, MembershipKind.Member, new DateOnly(2026, 3, 4)));

    [Fact]
    public void says_when_and_why_it_ended() => MemberCard.Projection.Shows(
        [MemberAdmitted, MemberEnded],
        new MemberCard(
            Member, Person, "76543210", Prishtina, "Arbër", "Krasniqi", "arber@example.org", "XK", "prishtine", null,
            Language.Sq, MembershipKind.Member, new DateOnly(2026, 3, 4))
        {
            EndedOn = new DateOnly(2026, 6, 30),
            EndedFor = Membership.Domain.Members.MembershipEnd.Resigned,
        });

    [Fact]
    public void follows_what_is_recorded_and_lets_an_earlier_kind_not_win() => MemberCard.Projection.Shows(
        [
            PartyAdmitted, KindChanged, KindChanged with { Kind = MembershipKind.Youth, On = KindChanged.On.AddDays(-1) }, Suspended, Moved,
            Moved with { Residence = new Residence("DE", null, "Berlin"), On = Moved.On.AddDays(-1) },
            ChapterLeft, ChapterJoined, VotingRightChanged,
        ],
        new MemberCard(
            Member, Person, "76543210", Peja, "Arbër", "Krasniqi", "arber@example.org", "XK", "peje", null,
            Language.Sq, MembershipKind.SupportingMember, new DateOnly(2026, 3, 4))
        {
            LegalEntity = LegalEntity.Party,
            ProvisionalUntil = new DateOnly(2026, 6, 2),
            KindSince = KindChanged.On,
            ResidentSince = Moved.On,
            SuspendedFrom = Suspended.On,
            SuspendedUntil = Suspended.Until,
            InChapterFor = Membership.Domain.Members.ChapterTrigger.Moved,
            CanVote = true,
        });

    [Fact]
    public void forgets_a_suspension_that_was_lifted() =>
        MemberCard.Projection.Fold([MemberAdmitted, Suspended, Reinstated]).ShouldNotBeNull().SuspendedFrom.ShouldBeNull();

    [Fact]
    public void shows_what_was_corrected_and_leaves_the_rest()
    {
        var before = MemberCard.Projection.Fold([MemberAdmitted])!;
        MemberCard.Projection.Shows(
            [MemberAdmitted, DetailsCorrected],
            before with
            {
                GivenName = "Arbëresha",
                FamilyName = "Krasniqi-Hoti",
                Language = Language.En,
                Email = "arberesha@example.org",
                EmailTypedOn = DetailsCorrected.On,
            });
        MemberCard.Projection.Shows(
            [MemberAdmitted, DetailsCorrected with { FamilyName = null, Language = null, Email = null }],
            before with { GivenName = "Arbëresha" });
    }

    [Fact]
    public void tells_an_address_that_an_officer_wrote_down_from_one_that_was_shown()
    {
        var shown = DetailsCorrected with { Email = "shown@example.org", Source = Membership.Domain.Members.DetailsSource.Account };
        MemberCard.Projection.Fold([MemberAdmitted, DetailsCorrected, shown])!.EmailTypedOn.ShouldBeNull();
        MemberCard.Projection.Fold([MemberAdmitted, DetailsCorrected, shown with { Email = null }])!.EmailTypedOn
            .ShouldBe(DetailsCorrected.On);
    }
}
