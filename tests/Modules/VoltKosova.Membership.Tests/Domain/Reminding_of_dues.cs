using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.DuesSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Reminding_of_dues
{
    private static readonly DateOnly _week = new(2026, 4, 8);

    private static readonly ChargeEvent.Reminded _reminded = new(ChargeId, _week, Guid.Empty, ReminderSent.At);

    [Fact]
    public void before_the_due_day_costs_nobody_anything() => ChargeDecider.Instance.Given(Raised).When(Step(-7, new(2026, 3, 25)))
        .Then(ReminderSent with { Step = -7, On = new(2026, 3, 25) });

    [Fact]
    public void after_it_names_what_follows_and_is_the_reminder_that_the_vote_hangs_on() =>
        ChargeDecider.Instance.Given(Raised).When(Step(7, _week)).Then(ReminderSent, _reminded);

    [Fact]
    public void again_leaves_the_first_reminder_as_it_was() => ChargeDecider.Instance.Given(Raised, ReminderSent, _reminded)
        .When(Step(30, new(2026, 5, 1))).Then(ReminderSent with { Step = 30, On = new(2026, 5, 1) });

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public void happens_once_a_step_and_never_for_one_that_is_over(int step) =>
        ChargeDecider.Instance.Given(Raised, ReminderSent, _reminded).When(Step(step, new(2026, 4, 20))).ThenNothing();

    [Fact]
    public void waits_for_the_day_of_the_step() =>
        ChargeDecider.Instance.Given(Raised).When(Step(7, new(2026, 4, 7))).ThenRejected(new ReminderTooEarly());

    [Fact]
    public void has_no_reason_once_it_is_paid() => ChargeDecider.Instance.Given(Raised, Paid).When(Step(7, _week)).ThenNothing();

    [Fact]
    public void in_vain_is_noted_once_and_taken_back_once()
    {
        var lapse = new MemberCommand.Lapse(TimelineSamples.Lapsed.On, TimelineSamples.Lapsed.At);
        var lift = new MemberCommand.LiftLapse(TimelineSamples.LapseLifted.On, TimelineSamples.LapseLifted.At);

        MemberDecider.Instance.Given(Samples.MemberAdmitted).When(lapse).Then(TimelineSamples.Lapsed);
        MemberDecider.Instance.Given(Samples.MemberAdmitted).When(lift).ThenNothing();
        MemberDecider.Instance.Given(Samples.MemberAdmitted, TimelineSamples.Lapsed).When(lift).Then(TimelineSamples.LapseLifted);
        MemberDecider.Instance.Given(Samples.MemberAdmitted, Samples.MemberEnded).When(lapse).ThenNothing();
        MemberDecider.Instance.Given().When(lapse).ThenNothing();
    }

    private static ChargeCommand.SendReminder Step(int step, DateOnly today) => new(step, today, ReminderSent.At);
}
