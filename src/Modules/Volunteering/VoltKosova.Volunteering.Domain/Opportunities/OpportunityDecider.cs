using VoltKosova.Kernel;
using static VoltKosova.Volunteering.Domain.Opportunities.Opportunity;
using static VoltKosova.Volunteering.Domain.Opportunities.OpportunityCommand;

namespace VoltKosova.Volunteering.Domain.Opportunities;

internal static class OpportunityDecider
{
    public static Decider<Opportunity, OpportunityCommand, OpportunityEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<OpportunityEvent> Decide(Opportunity opportunity, OpportunityCommand command) => (opportunity, command) switch
    {
        (Undrafted, DraftIt c) => Flaw(c.Drafting.Plan) is { } no ? no : c.Drafting,
        (_, DraftIt) => Decision<OpportunityEvent>.Nothing,
        (Undrafted, _) => new NoSuchOpportunity(),

        (Planned p, ChangePlan c) when p.Plan == c.Plan => Decision<OpportunityEvent>.Nothing,
        (Draft d, ChangePlan c) => Flaw(c.Plan) is { } no ? no : new OpportunityEvent.PlanChanged(d.Id, c.Plan, c.By, c.At),
        (_, ChangePlan) => new OpportunityNoLongerDraft(),

        (Draft d, OpenIt c) when c.At >= d.Plan.ClosesAt => new OpportunityIsOver(),
        (Draft d, OpenIt c) => new OpportunityEvent.Opened(d.Id, d.ChapterId, d.Plan, c.By, c.At),
        (Open, OpenIt) => Decision<OpportunityEvent>.Nothing,

        (Draft, Close) => new OpportunityNotOpen(),
        (Open o, Close c) => new OpportunityEvent.Closed(o.Id, c.By, c.At),
        (Opportunity.Closed, Close) => Decision<OpportunityEvent>.Nothing,

        (Draft or Open or Opportunity.Closed, Cancel c) =>
            new OpportunityEvent.Cancelled(((Planned)opportunity).Id, c.Reason, c.By, c.At),
        (Opportunity.Cancelled, Cancel) => Decision<OpportunityEvent>.Nothing,

        (Opportunity.Closed or Opportunity.Cancelled, _) => new OpportunityHasEnded(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Rejection? Flaw(OpportunityPlan plan) => plan switch
    {
        _ when plan.ClosesAt <= plan.OpensAt => new OpportunityClosesBeforeItOpens(),
        _ when plan.Skills.DistinctBy(skill => skill.Skill).Count() != plan.Skills.Count => new SkillTwice(),
        _ => null,
    };
}
