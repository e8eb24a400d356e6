namespace VoltKosova.Volunteering.Domain.Opportunities;

/// <summary>Something to help with, from the draft to its end.</summary>
internal abstract record Opportunity
{
    private Opportunity()
    {
    }

    public static Opportunity Initial { get; } = new Undrafted();

    public static Opportunity Evolve(Opportunity opportunity, OpportunityEvent fact) => (opportunity, fact) switch
    {
        (_, OpportunityEvent.Drafted f) => new Draft(f.OpportunityId, f.ChapterId, f.Plan),
        (Draft draft, OpportunityEvent.PlanChanged f) => draft with { Plan = f.Plan },
        (Draft draft, OpportunityEvent.Opened) => new Open(draft.Id, draft.ChapterId, draft.Plan),
        (Planned planned, OpportunityEvent.Closed) => new Closed(planned.Id, planned.ChapterId, planned.Plan),
        (Planned planned, OpportunityEvent.Cancelled) => new Cancelled(planned.Id, planned.ChapterId, planned.Plan),
        _ => opportunity,
    };

    /// <summary>Before anybody wrote it down.</summary>
    public sealed record Undrafted : Opportunity;

    /// <summary>An opportunity that has a plan, in whatever state.</summary>
    public abstract record Planned(Guid Id, Guid ChapterId, OpportunityPlan Plan) : Opportunity
    {
        /// <summary>Whether one can sign up for its shifts at an instant.</summary>
        public virtual bool TakesSignUps(DateTimeOffset at) => false;
    }

    /// <summary>The plan may still change; nobody outside sees it.</summary>
    public sealed record Draft(Guid Id, Guid ChapterId, OpportunityPlan Plan) : Planned(Id, ChapterId, Plan);

    /// <summary>Everybody sees it.</summary>
    public sealed record Open(Guid Id, Guid ChapterId, OpportunityPlan Plan) : Planned(Id, ChapterId, Plan)
    {
        public override bool TakesSignUps(DateTimeOffset at) => !(at < Plan.OpensAt) && !(at >= Plan.ClosesAt);
    }

    /// <summary>Nobody can sign up any more; the shifts take place.</summary>
    public sealed record Closed(Guid Id, Guid ChapterId, OpportunityPlan Plan) : Planned(Id, ChapterId, Plan);

    /// <summary>Given up, and its shifts with it.</summary>
    public sealed record Cancelled(Guid Id, Guid ChapterId, OpportunityPlan Plan) : Planned(Id, ChapterId, Plan);
}
