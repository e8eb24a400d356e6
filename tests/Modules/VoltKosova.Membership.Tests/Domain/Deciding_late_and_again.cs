using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Deciding_late_and_again
{
    private static readonly ApplicationCommand.Admit _admit = new(Officer, null, Member, Now.AddDays(2));
    private static readonly ApplicationCommand.Refuse _refuse = new(
        Officer, null, "Two memberships", Now.AddDays(2), RefusedWithAppeal.AppealUntil);

    private static readonly ApplicationCommand.Appeal _appeal = new(
        "I have left the other party", Kosovo, Appealed.DecideBy, Appealed.At);

    [Fact]
    public void belongs_to_whoever_has_claimed_it()
    {
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed)
            .When(new ApplicationCommand.Claim(Officer, null, Claimed.At)).Then(Claimed);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed)
            .When(new ApplicationCommand.Claim(Treasurer, null, Now)).ThenRejected(new ClaimedBySomebodyElse());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed)
            .When(_admit with { By = Treasurer }).ThenRejected(new ClaimedBySomebodyElse());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed)
            .When(_refuse with { By = Treasurer }).ThenRejected(new ClaimedBySomebodyElse());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed).When(_admit).Then(Admitted);
    }

    [Fact]
    public void is_never_claimed_by_the_applicant() => ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed)
        .When(new ApplicationCommand.Claim(Officer, Person, Now)).ThenRejected(new OwnApplication());

    [Fact]
    public void can_be_let_go_by_anybody_who_may_decide() => ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed)
        .When(new ApplicationCommand.Release(Officer, Released.At)).Then(Released);

    [Fact]
    public void goes_to_the_next_level_the_day_after_the_last()
    {
        var escalate = new ApplicationCommand.Escalate(Kosovo, Escalated.DecideBy, new DateOnly(2026, 3, 31), Escalated.At);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Claimed).When(escalate).Then(Escalated);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed)
            .When(escalate with { Today = new DateOnly(2026, 3, 30) }).ThenNothing();
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(escalate).ThenNothing();
        ApplicationDecider.Instance.Given(Submitted, Confirmed).When(escalate).ThenNothing();
    }

    [Fact]
    public void goes_up_on_appeal_as_well()
    {
        var europe = new Guid("019c0000-0000-7000-8000-000000000099");
        var escalate = new ApplicationCommand.Escalate(europe, new DateOnly(2026, 5, 6), new DateOnly(2026, 4, 21), Now.AddDays(50));
        var escalated = new ApplicationEvent.Escalated(Samples.Application, Kosovo, europe, new DateOnly(2026, 5, 6), Now.AddDays(50));
        var appealed = ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed);
        appealed.When(escalate).Then(escalated);
        appealed.When(escalate with { Today = new DateOnly(2026, 4, 20) }).ThenNothing();
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed, escalated)
            .When(_admit).ThenRejected(new SameAsFirstDecision());
    }

    [Fact]
    public void can_be_taken_back_by_the_applicant_until_there_is_a_decision()
    {
        var withdraw = new ApplicationCommand.Withdraw(Withdrawn.At);
        ApplicationDecider.Instance.Given(Submitted).When(withdraw).Then(Withdrawn);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(withdraw).Then(Withdrawn);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(withdraw).ThenRejected(new AlreadyDecided());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Withdrawn).When(_admit).ThenRejected(new AlreadyWithdrawn());
        ApplicationDecider.Instance.Given(Submitted, Withdrawn)
            .When(new ApplicationCommand.Erase(Samples.Application, ApplicationErased.At)).Then(ApplicationErased);
    }

    [Fact]
    public void is_refused_with_a_day_until_which_another_body_can_be_asked() =>
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(_refuse).Then(RefusedWithAppeal);

    [Fact]
    public void is_appealed_against_until_that_day()
    {
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal).When(_appeal).Then(Appealed);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal)
            .When(_appeal with { At = new DateTimeOffset(2026, 4, 3, 22, 0, 0, TimeSpan.Zero) }).ThenRejected(new AppealTooLate());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Refused).When(_appeal).ThenRejected(new AppealTooLate());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed).When(_appeal).ThenRejected(new NothingToAppeal());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, Admitted).When(_appeal).ThenRejected(new AlreadyDecided());
    }

    [Fact]
    public void is_decided_on_appeal_by_somebody_else_and_for_good()
    {
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed)
            .When(_admit).ThenRejected(new SameAsFirstDecision());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed)
            .When(_admit with { By = Treasurer }).Then(Admitted with { By = Treasurer });
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed)
            .When(_refuse with { By = Treasurer, Reason = "No proof", At = AppealRefused.At }).Then(AppealRefused);
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed, AppealRefused)
            .When(_appeal).ThenRejected(new AlreadyDecided());
        ApplicationDecider.Instance.Given(Submitted, Confirmed, Routed, RefusedWithAppeal, Appealed)
            .When(_admit with { By = Treasurer, ByPerson = Person }).ThenRejected(new OwnApplication());
    }
}
