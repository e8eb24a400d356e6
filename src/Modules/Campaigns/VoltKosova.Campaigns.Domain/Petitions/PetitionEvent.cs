using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Petitions;

/// <summary>What happens to a petition. Names and fields are the stored format: see CampaignsStreams.</summary>
internal abstract record PetitionEvent : IPetitionFact
{
    private PetitionEvent()
    {
    }

    public abstract Guid PetitionId { get; init; }

    /// <summary>It was written down.</summary>
    /// <param name="CampaignId">The campaign that it belongs to; null when it is the chapter's alone.</param>
    public sealed record Drafted(Guid PetitionId, Guid ChapterId, Guid? CampaignId, PetitionPlan Plan, Guid By, DateTimeOffset At)
        : PetitionEvent;

    /// <summary>It is to say something else, or at another time.</summary>
    public sealed record PlanChanged(Guid PetitionId, PetitionPlan Plan, Guid By, DateTimeOffset At) : PetitionEvent;

    /// <summary>It will open by itself on its first day.</summary>
    public sealed record Scheduled(Guid PetitionId, DateOnly OpensOn, Guid By, DateTimeOffset At) : PetitionEvent;

    /// <summary>It can be signed, and says what it says from now on.</summary>
    /// <param name="By">Null when it opened by itself.</param>
    public sealed record Opened(
        Guid PetitionId, Guid ChapterId, Guid? CampaignId, PetitionPlan Plan, DateOnly OpenedOn, Guid? By, DateTimeOffset At)
        : PetitionEvent;

    /// <summary>So many have signed; told once, also when some withdraw and others come.</summary>
    /// <param name="Signatures">How many there were at that moment.</param>
    public sealed record MilestoneReached(
        Guid PetitionId, Guid ChapterId, Guid? CampaignId, Milestone Milestone, int Signatures, DateTimeOffset At) : PetitionEvent;

    /// <summary>It can be signed no more.</summary>
    /// <param name="By">Null when its last day had passed.</param>
    public sealed record Closed(Guid PetitionId, DateOnly ClosedOn, Guid? By, DateTimeOffset At) : PetitionEvent;

    /// <summary>The addressee has it.</summary>
    /// <param name="Signatures">How many stood under it; later withdrawals do not change what was delivered.</param>
    public sealed record Delivered(
        Guid PetitionId, DateOnly DeliveredOn, LocalText Note, int Signatures, Guid By, DateTimeOffset At) : PetitionEvent;

    /// <summary>The addressee has answered.</summary>
    public sealed record Answered(Guid PetitionId, DateOnly AnsweredOn, LocalText Answer, Guid By, DateTimeOffset At) : PetitionEvent;
}
