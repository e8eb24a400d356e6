using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Domain.Petitions.Petition;
using static VoltKosova.Campaigns.Domain.Petitions.PetitionCommand;

namespace VoltKosova.Campaigns.Domain.Petitions;

internal static class PetitionDecider
{
    public static Decider<Petition, PetitionCommand, PetitionEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<PetitionEvent> Decide(Petition petition, PetitionCommand command) => (petition, command) switch
    {
        (Undrafted, DraftIt c) => Flaw(c.Drafting.Plan) is { } no ? no : c.Drafting,
        (_, DraftIt) => Decision<PetitionEvent>.Nothing,
        (Undrafted, _) => new NoSuchPetition(),

        (Planned p, ChangePlan c) when p.Terms.Plan == c.Plan => Decision<PetitionEvent>.Nothing,
        (Draft or Scheduled, ChangePlan c) =>
            Flaw(c.Plan) is { } no ? no : new PetitionEvent.PlanChanged(((Planned)petition).Terms.Id, c.Plan, c.By, c.At),
        (_, ChangePlan) => new PetitionNoLongerDraft(),

        (Draft d, Schedule c) when d.Terms.Plan.OpensOn <= c.Today => new FirstDayHasCome(),
        (Draft d, Schedule c) => new PetitionEvent.Scheduled(d.Terms.Id, d.Terms.Plan.OpensOn, c.By, c.At),
        (Scheduled, Schedule) => Decision<PetitionEvent>.Nothing,
        (_, Schedule) => new FirstDayHasCome(),

        (Draft or Scheduled, OpenIt c) => Begin(((Planned)petition).Terms, c),
        (Open, OpenIt) => Decision<PetitionEvent>.Nothing,
        (_, OpenIt) => new PetitionClosed(),

        (Draft or Scheduled, ReachMilestones) => Decision<PetitionEvent>.Nothing,
        (Planned p, ReachMilestones c) => Decision.Of<PetitionEvent>([.. Untold(p.Terms, c)]),

        (Draft or Scheduled, Close or Deliver or RecordAnswer) => new PetitionNotOpened(),
        (Open o, Close c) => new PetitionEvent.Closed(o.Terms.Id, c.Today, c.By, c.At),
        (_, Close) => Decision<PetitionEvent>.Nothing,

        (Open, Deliver or RecordAnswer) => new PetitionStillOpen(),
        (Petition.Closed p, Deliver c) when c.On < p.On || c.On > c.Today => new DayCannotBe(),
        (Petition.Closed p, Deliver c) => new PetitionEvent.Delivered(p.Terms.Id, c.On, c.Note, c.Signatures, c.By, c.At),
        (Petition.Delivered p, Deliver c) when (p.On, p.Note) == (c.On, c.Note) => Decision<PetitionEvent>.Nothing,
        (_, Deliver) => new PetitionAlreadyDelivered(),

        (Petition.Closed, RecordAnswer) => new PetitionNotDelivered(),
        (Petition.Delivered p, RecordAnswer c) when c.On < p.On || c.On > c.Today => new DayCannotBe(),
        (Petition.Delivered p, RecordAnswer c) => new PetitionEvent.Answered(p.Terms.Id, c.On, c.Answer, c.By, c.At),
        (Petition.Answered p, RecordAnswer c) when (p.On, p.Answer) == (c.On, c.Answer) => Decision<PetitionEvent>.Nothing,
        (_, RecordAnswer) => new PetitionAlreadyAnswered(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<PetitionEvent> Begin(PetitionTerms terms, OpenIt command) => terms.Plan.ClosesOn < command.Today
        ? new PetitionIsOver()
        : new PetitionEvent.Opened(terms.Id, terms.Chapter, terms.Campaign, terms.Plan, command.Today, command.By, command.At);

    private static IEnumerable<PetitionEvent> Untold(PetitionTerms terms, ReachMilestones command) =>
        from one in Milestone.All(terms.Plan.Goal, terms.Plan.Milestones)
        where one.Signatures <= command.Signatures && !terms.Reached.Contains(one.Milestone)
        select new PetitionEvent.MilestoneReached(
            terms.Id, terms.Chapter, terms.Campaign, one.Milestone, command.Signatures, command.At);

    private static Rejection? Flaw(PetitionPlan plan) => plan switch
    {
        _ when plan.ClosesOn < plan.OpensOn => new PetitionClosesBeforeItOpens(),
        _ when plan.Milestones.Distinct().Count() != plan.Milestones.Count => new MilestoneTwice(),
        _ => null,
    };
}
