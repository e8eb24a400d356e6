using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Petitions;

/// <summary>A petition, from the draft to the answer of whoever it is addressed to.</summary>
internal abstract record Petition
{
    private Petition()
    {
    }

    public static Petition Initial { get; } = new Undrafted();

    /// <summary>The chapter that runs it; null before the draft.</summary>
    public virtual Guid? ChapterId => null;

    public static Petition Evolve(Petition petition, PetitionEvent fact) => (petition, fact) switch
    {
        (_, PetitionEvent.Drafted f) => new Draft(new PetitionTerms(f.PetitionId, f.ChapterId, f.CampaignId, f.Plan, [])),
        (Planned p, PetitionEvent.PlanChanged f) => new Draft(p.Terms with { Plan = f.Plan }),
        (Planned p, PetitionEvent.Scheduled) => new Scheduled(p.Terms),
        (Planned p, PetitionEvent.Opened f) => new Open(p.Terms with { Plan = f.Plan }),
        (Planned p, PetitionEvent.MilestoneReached f) => p with
        {
            Terms = p.Terms with { Reached = [.. p.Terms.Reached, f.Milestone] },
        },
        (Planned p, PetitionEvent.Closed f) => new Closed(p.Terms, f.ClosedOn),
        (Planned p, PetitionEvent.Delivered f) => new Delivered(p.Terms, f.DeliveredOn, f.Note),
        (Planned p, PetitionEvent.Answered f) => new Answered(p.Terms, f.AnsweredOn, f.Answer),
        _ => petition,
    };

    /// <summary>Why nobody can sign on a day; null when everybody can.</summary>
    public Rejection? RefusesSignaturesOn(DateOnly today) => this switch
    {
        Undrafted or Draft or Scheduled => new NoSuchPetition(),
        Open open when today <= open.Terms.Plan.ClosesOn => null,
        _ => new PetitionClosed(),
    };

    /// <summary>Before anybody wrote it down.</summary>
    public sealed record Undrafted : Petition;

    /// <summary>A petition that has a plan, in whatever state.</summary>
    public abstract record Planned(PetitionTerms Terms) : Petition
    {
        public override Guid? ChapterId => Terms.Chapter;
    }

    /// <summary>The plan may still change; nobody outside sees it.</summary>
    public sealed record Draft(PetitionTerms Terms) : Planned(Terms);

    /// <summary>It opens by itself on its first day; whoever changes it makes it a draft again.</summary>
    public sealed record Scheduled(PetitionTerms Terms) : Planned(Terms);

    /// <summary>Everybody can sign it, until its last day.</summary>
    public sealed record Open(PetitionTerms Terms) : Planned(Terms);

    /// <summary>Nobody can sign it any more.</summary>
    public sealed record Closed(PetitionTerms Terms, DateOnly On) : Planned(Terms);

    /// <summary>The addressee has it.</summary>
    public sealed record Delivered(PetitionTerms Terms, DateOnly On, LocalText Note) : Planned(Terms);

    /// <summary>The addressee has answered.</summary>
    public sealed record Answered(PetitionTerms Terms, DateOnly On, LocalText Answer) : Planned(Terms);
}

/// <summary>What a petition keeps from state to state.</summary>
/// <param name="Reached">The milestones that have been told.</param>
internal sealed record PetitionTerms(Guid Id, Guid Chapter, Guid? Campaign, PetitionPlan Plan, IReadOnlyList<Milestone> Reached);
