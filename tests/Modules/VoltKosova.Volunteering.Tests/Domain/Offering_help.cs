using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;
using Shouldly;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Offering_help
{
    private static readonly OpportunityCommand _open = new OpportunityCommand.OpenIt(Coordinator, Now);
    private static readonly OpportunityCommand _close = new OpportunityCommand.Close(Coordinator, Later);
    private static readonly OpportunityCommand _cancel = new OpportunityCommand.Cancel(Coordinator, "Shi.", Later);

    [Fact]
    public void begins_with_a_draft() =>
        OpportunityDecider.Instance.Given().When(new OpportunityCommand.DraftIt(Drafted)).Then(Drafted);

    [Fact]
    public void closes_after_it_opens() => OpportunityDecider.Instance.Given()
        .When(new OpportunityCommand.DraftIt(Drafted with { Plan = Plan with { OpensAt = Plan.ClosesAt } }))
        .ThenRejected(new OpportunityClosesBeforeItOpens());

    [Fact]
    public void asks_for_a_skill_once() => OpportunityDecider.Instance.Given()
        .When(new OpportunityCommand.DraftIt(
            Drafted with { Plan = Plan with { Skills = [new(Skill.Law, SkillLevel.Basic), new(Skill.Law, SkillLevel.Good)] } }))
        .ThenRejected(new SkillTwice());

    [Fact]
    public void changes_while_it_is_a_draft() => OpportunityDecider.Instance.Given(Drafted)
        .When(new OpportunityCommand.ChangePlan(Plan with { MinimumAge = 18 }, Coordinator, Now))
        .Then(OpportunityChanged);

    [Fact]
    public void stays_once_everybody_sees_it() => OpportunityDecider.Instance.Given(Drafted, Opened)
        .When(new OpportunityCommand.ChangePlan(Plan with { MinimumAge = 18 }, Coordinator, Now))
        .ThenRejected(new OpportunityNoLongerDraft());

    [Fact]
    public void is_for_everybody_once_it_is_opened() => OpportunityDecider.Instance.Given(Drafted).When(_open).Then(Opened);

    [Fact]
    public void cannot_begin_after_its_end() => OpportunityDecider.Instance.Given(Drafted)
        .When(new OpportunityCommand.OpenIt(Coordinator, Plan.ClosesAt!.Value))
        .ThenRejected(new OpportunityIsOver());

    [Fact]
    public void ends_when_it_is_closed() => OpportunityDecider.Instance.Given(Drafted, Opened).When(_close).Then(OpportunityClosed);

    [Fact]
    public void is_not_closed_before_it_is_open() =>
        OpportunityDecider.Instance.Given(Drafted).When(_close).ThenRejected(new OpportunityNotOpen());

    [Fact]
    public void can_be_given_up_in_every_state()
    {
        OpportunityDecider.Instance.Given(Drafted).When(_cancel).Then(OpportunityCancelled);
        OpportunityDecider.Instance.Given(Drafted, Opened).When(_cancel).Then(OpportunityCancelled);
        OpportunityDecider.Instance.Given(Drafted, Opened, OpportunityClosed).When(_cancel).Then(OpportunityCancelled);
    }

    [Fact]
    public void does_not_begin_again()
    {
        OpportunityDecider.Instance.Given(Drafted, Opened, OpportunityClosed).When(_open).ThenRejected(new OpportunityHasEnded());
        OpportunityDecider.Instance.Given(Drafted, OpportunityCancelled).When(_close).ThenRejected(new OpportunityHasEnded());
    }

    [Fact]
    public void needs_an_opportunity() => OpportunityDecider.Instance.Given().When(_open).ThenRejected(new NoSuchOpportunity());

    [Fact]
    public void takes_sign_ups_between_its_instants_alone()
    {
        var open = new Opportunity.Open(Facts.OpportunityId, Chapter, Plan with { OpensAt = Now });
        open.TakesSignUps(Now.AddTicks(-1)).ShouldBeFalse();
        open.TakesSignUps(Now).ShouldBeTrue();
        open.TakesSignUps(Plan.ClosesAt!.Value).ShouldBeFalse();
        (open with { Plan = Plan with { ClosesAt = null } }).TakesSignUps(DateTimeOffset.MaxValue).ShouldBeTrue();
        new Opportunity.Draft(Facts.OpportunityId, Chapter, Plan).TakesSignUps(Now).ShouldBeFalse();
    }
}
