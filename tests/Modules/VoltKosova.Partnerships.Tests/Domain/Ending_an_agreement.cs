using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Ending_an_agreement
{
    private static readonly DateOnly _today = Today.AddDays(10);
    private static readonly AgreementCommand.Terminate _terminate = new(
        _today, _today.AddDays(30), false, "Mbaroi puna", _today, Staff, Later);

    private static readonly AgreementEvent.Ended _expired = AgreementOver with
    {
        Reason = AgreementEnd.Expired,
        EndedOn = new DateOnly(2026, 12, 31),
        ReplacedBy = null,
    };

    private static readonly AgreementEvent.Ended _terminated = AgreementOver with
    {
        Reason = AgreementEnd.Terminated,
        EndedOn = _today.AddDays(30),
        ReplacedBy = null,
    };

    [Fact]
    public void by_termination_takes_the_agreed_notice()
    {
        AgreementDecider.Instance.Given(Binding).When(_terminate).Then(Terminating);
        AgreementDecider.Instance.Given(Binding).When(_terminate with { EffectiveOn = _today.AddDays(29) })
            .ThenRejected(new NoticeTooShort(_today.AddDays(30)));
    }

    [Fact]
    public void without_notice_can_be_at_once() => AgreementDecider.Instance.Given(Binding)
        .When(_terminate with { EffectiveOn = _today, WithoutNotice = true })
        .Then(
            Terminating with { EffectiveOn = _today, WithoutNotice = true },
            _terminated with { EndedOn = _today });

    [Fact]
    public void is_asked_before_it_has_effect_and_not_tomorrow()
    {
        AgreementDecider.Instance.Given(Binding).When(_terminate with { EffectiveOn = _today.AddDays(-1), WithoutNotice = true })
            .ThenRejected(new TerminationBeforeRequest());
        AgreementDecider.Instance.Given(Binding).When(_terminate with { RequestedOn = _today.AddDays(1) })
            .ThenRejected(new DayInTheFuture());
    }

    [Fact]
    public void on_another_day_is_refused_while_it_is_being_terminated() => AgreementDecider.Instance.Given([.. Binding, Terminating])
        .When(_terminate with { EffectiveOn = _today.AddDays(60) })
        .ThenRejected(new TerminationUnderWay());

    [Fact]
    public void is_possible_before_it_was_in_force_and_not_before_it_was_approved()
    {
        AgreementDecider.Instance.Given([.. Signable, Ours]).When(_terminate with { EffectiveOn = _today })
            .Then(Terminating with { EffectiveOn = _today }, _terminated with { EndedOn = _today });
        AgreementDecider.Instance.Given(Proposed).When(_terminate).ThenRejected(new AgreementStateForbids(AgreementStage.Proposed));
    }

    [Fact]
    public void comes_with_the_day()
    {
        AgreementDecider.Instance.Given([.. Binding, Terminating]).When(On(Terminating.EffectiveOn.AddDays(-1))).ThenNothing();
        AgreementDecider.Instance.Given([.. Binding, Terminating]).When(On(Terminating.EffectiveOn)).Then(_terminated);
        AgreementDecider.Instance.Given([.. Binding, Noticed]).When(On(new DateOnly(2026, 12, 31))).ThenNothing();
        AgreementDecider.Instance.Given([.. Binding, Noticed]).When(On(new DateOnly(2027, 1, 1))).Then(_expired);
    }

    [Fact]
    public void is_noticed_once_as_long_before_as_agreed()
    {
        AgreementDecider.Instance.Given(Binding).When(On(new DateOnly(2026, 11, 30))).ThenNothing();
        AgreementDecider.Instance.Given(Binding).When(On(new DateOnly(2026, 12, 1))).Then(Noticed);
        AgreementDecider.Instance.Given([.. Binding, Terminating]).When(On(new DateOnly(2026, 4, 1))).ThenNothing();
    }

    [Fact]
    public void follows_from_a_newer_edition() => AgreementDecider.Instance.Given(Binding)
        .When(new AgreementCommand.Replace(Newer, Today.AddDays(10), Later))
        .Then(AgreementOver);

    private static AgreementCommand.KeepUp On(DateOnly day) => new(day, Later);
}
