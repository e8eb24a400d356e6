using Shouldly;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Letting_rights_rest
{
    private static readonly DateOnly _day = new(2026, 5, 10);

    private static readonly MemberCommand.LiftSuspension _lift = new(
        CaseSamples.CaseId, _day, "Integrity 12345670", _day, Officer, Now.AddDays(69));

    [Fact]
    public void goes_on_as_long_as_one_suspension_holds()
    {
        var both = Timeline.Of(MemberAdmitted).With(Suspended).With(SuspendedByCase);
        both.On(_day).SuspendedUntil.ShouldBe(SuspendedByCase.Until);
        both.With(SuspensionLifted).On(_day).ShouldBe(both.On(_day) with { SuspendedUntil = Suspended.Until });
        both.With(SuspensionLifted).On(new DateOnly(2026, 6, 1)).Status.ShouldNotBe(MemberStatus.Suspended);
        both.With(Reinstated).On(Reinstated.On).Status.ShouldNotBe(MemberStatus.Suspended, "an officer ends all of them");
    }

    [Fact]
    public void is_ended_by_a_case_for_what_came_of_it_alone()
    {
        MemberDecider.Instance.Given(MemberAdmitted, Suspended, SuspendedByCase).When(_lift).Then(SuspensionLifted);
        MemberDecider.Instance.Given(MemberAdmitted, SuspendedByCase).When(_lift)
            .Then(Reinstated with { On = _day, Note = _lift.Note, At = _lift.At });
        MemberDecider.Instance.Given(MemberAdmitted, Suspended).When(_lift).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted, Suspended, SuspendedByCase).When(_lift with { CauseId = Officer }).ThenNothing();
    }

    [Fact]
    public void of_a_case_is_known_by_its_note_where_it_is_older_than_its_cause() => MemberDecider.Instance
        .Given(MemberAdmitted, Suspended, SuspendedByCase with { Cause = null })
        .When(_lift)
        .Then(SuspensionLifted);

    [Fact]
    public void runs_on_where_the_member_goes()
    {
        var take = new MemberCommand.TakeOver(
            PeerSamples.Exchange, HandedOver.DuesPaidUntil, HandedOver.Sanctions!, HandedOver.On, Officer, HandedOver.At);
        var rests = new MemberEvent.Suspended(
            Samples.Member, Person, Prishtina, HandedOver.On, new DateOnly(2026, 7, 31), null, Officer, HandedOver.At, "",
            new SuspensionCause(SuspensionTrigger.Transfer, PeerSamples.Exchange));

        MemberDecider.Instance.Given(MemberAdmitted).When(take).Then(HandedOver, rests);
        var over = take with { Sanctions = [new Sanction(SanctionKind.Suspension, HandedOver.On.AddDays(-1))] };
        MemberDecider.Instance.Given(MemberAdmitted).When(over).Then(HandedOver with { Sanctions = over.Sanctions });
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(take).ThenRejected(new MembershipIsOver());
        Timeline.Of(MemberAdmitted).With(HandedOver).DuesHandedOverUntil.ShouldBe(HandedOver.DuesPaidUntil);
    }
}
