using Shouldly;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Publishing;
using VoltKosova.Membership.Views;
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
    public void goes_on_as_yearas_one_suspension_holds()
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
    public void is_decided_anew_in_place_of_what_the_same_cause_had_led_to()
    {
        var (day, until) = (new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 8));
        var shorter = After(SuspendFrom(day, until), MemberAdmitted, Suspended);
        shorter.On(day).SuspendedUntil.ShouldBe(until, "an officer's last word counts");
        shorter.On(until.AddDays(1)).Status.ShouldNotBe(MemberStatus.Suspended);
        shorter.On(Suspended.On).Status.ShouldBe(MemberStatus.Suspended, "what has been stays");

        var open = After(SuspendFrom(day, null) with { Cause = SuspendedByCase.Cause }, MemberAdmitted, Suspended, SuspendedByCase);
        var measure = SuspendFrom(_day, _day.AddDays(1)) with { Cause = SuspendedByCase.Cause };
        var again = After(measure, [.. open.Facts]);
        again.On(_day).SuspendedUntil.ShouldBe(Suspended.Until, "what came from elsewhere stays");
        again.On(Suspended.Until!.Value.AddDays(1)).Status.ShouldNotBe(MemberStatus.Suspended);
    }

    [Fact]
    public void is_shown_and_told_as_a_whole()
    {
        var year = Suspended with { Until = new DateOnly(2026, 12, 31) };
        var both = After(
            SuspendFrom(SuspendedByCase.On, SuspendedByCase.Until) with { Cause = SuspendedByCase.Cause }, MemberAdmitted, year);
        RestOf(both).ShouldBe((year.On, year.Until), "the shorter one gives no rights back");
        ToldOf(both).ShouldBe(new Contracts.MemberSuspended(Samples.Member, Person, Prishtina, year.On, year.Until));

        var third = SuspendFrom(_day, _day.AddDays(1)) with
        {
            Cause = new SuspensionCause(SuspensionTrigger.Transfer, PeerSamples.Exchange),
        };
        var lifted = After(_lift, [.. After(third, [.. both.Facts]).Facts]);
        RestOf(lifted).ShouldBe((year.On, year.Until), "of those that go on the one that runs longest counts");
        ToldOf(lifted).ShouldBe(ToldOf(both));

        var earlier = After(SuspendFrom(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 9)), [.. both.Facts]);
        RestOf(earlier).ShouldBe((year.On, year.Until), "days that are past give no rights back");
    }

    [Fact]
    public void of_a_case_is_known_by_its_note_where_it_is_older_than_its_cause() => MemberDecider.Instance
        .Given(
            MemberAdmitted,
            Suspended with { Cause = new SuspensionCause(SuspensionTrigger.Transfer, PeerSamples.Exchange) },
            SuspendedByCase with { Cause = null })
        .When(_lift)
        .Then(SuspensionLifted);

    [Fact]
    public void runs_on_where_the_member_goes()
    {
        var take = new MemberCommand.TakeOver(
            PeerSamples.Exchange, HandedOver.DuesPaidUntil, HandedOver.Sanctions!, HandedOver.On, Officer, HandedOver.At);
        var rests = new MemberEvent.Suspended(
            Samples.Member, Person, Prishtina, HandedOver.On, new DateOnly(2026, 7, 31), null, Officer, HandedOver.At, "",
            new SuspensionCause(SuspensionTrigger.Transfer, PeerSamples.Exchange), new Rest(HandedOver.On, new DateOnly(2026, 7, 31)));

        var barred = new MemberEvent.Barred(
            Samples.Member, Person, PeerSamples.Exchange, rests.Cause!,
            [HandedOver.Sanctions![1], new Sanction(SanctionKind.OfficeRemoval, null)], HandedOver.On, Officer, HandedOver.At);

        MemberDecider.Instance.Given(MemberAdmitted).When(take).Then(HandedOver, rests, barred);
        var over = take with { Sanctions = [new Sanction(SanctionKind.Suspension, HandedOver.On.AddDays(-1))] };
        MemberDecider.Instance.Given(MemberAdmitted).When(over).Then(HandedOver with { Sanctions = over.Sanctions });
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(take).ThenRejected(new MembershipIsOver());
        MemberDecider.Instance.Given(MemberAdmitted).When(over with { MemberSince = new DateOnly(2019, 5, 1) })
            .Then(HandedOver with { Sanctions = over.Sanctions, MemberSince = new DateOnly(2019, 5, 1) });
        foreach (var senseless in (DateOnly[])[HandedOver.On.AddDays(1), default])
        {
            MemberDecider.Instance.Given(MemberAdmitted).When(over with { MemberSince = senseless })
                .Then(HandedOver with { Sanctions = over.Sanctions });
        }

        Timeline.Of(MemberAdmitted).With(HandedOver).DuesHandedOverUntil.ShouldBe(HandedOver.DuesPaidUntil);
    }

    private static MemberCommand.Suspend SuspendFrom(DateOnly on, DateOnly? until) =>
        new(until, on, "Board", _day, Officer, Now.AddDays(69), "");

    private static Timeline After(MemberCommand command, params MemberEvent[] before) => new(
        [.. before, .. MemberDecider.Instance.Decide(MemberDecider.Instance.Fold(before), command).Events]);

    private static object ToldOf(Timeline timeline) => MembershipPublisher.Instance.Publish(timeline.Facts[^1])!.Value.Body;

    private static (DateOnly?, DateOnly?) RestOf(Timeline timeline)
    {
        var card = MemberCard.Projection.Fold(timeline.Facts).ShouldNotBeNull();
        return (card.SuspendedFrom, card.SuspendedUntil);
    }
}
