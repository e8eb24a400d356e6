namespace VoltKosova.Campaigns.Contracts;

/// <summary>A campaign runs from now on (<c>campaigns.campaign-started.v1</c>). Published once per campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ChapterId">The chapter that runs it.</param>
/// <param name="Themes">Which of the 5+1 challenges it is about, for example <c>smart_state</c>.</param>
/// <param name="StartedOn">The day on which it started.</param>
/// <param name="EndsOn">The day on which it is planned to end; null when none is planned.</param>
public sealed record CampaignStarted(Guid CampaignId, Guid ChapterId, IReadOnlyList<string> Themes, DateOnly StartedOn, DateOnly? EndsOn);

/// <summary>A campaign has been brought to its end (<c>campaigns.campaign-completed.v1</c>). Published once per campaign.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ChapterId">The chapter that ran it.</param>
/// <param name="CompletedOn">The day on which it was completed.</param>
public sealed record CampaignCompleted(Guid CampaignId, Guid ChapterId, DateOnly CompletedOn);

/// <summary>A petition can be signed from now on (<c>campaigns.petition-opened.v1</c>). Published once per petition.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="ChapterId">The chapter that runs it.</param>
/// <param name="CampaignId">The campaign that it belongs to; null when it is the chapter's alone.</param>
/// <param name="Goal">How many signatures it wants.</param>
/// <param name="OpenedOn">The day on which it opened.</param>
/// <param name="ClosesOn">The last day on which it can be signed.</param>
public sealed record PetitionOpened(
    Guid PetitionId, Guid ChapterId, Guid? CampaignId, int Goal, DateOnly OpenedOn, DateOnly ClosesOn);

/// <summary>
/// So many have signed a petition (<c>campaigns.petition-milestone-reached.v1</c>). Published once per milestone, also when some withdraw
/// and others come. Several milestones that one signature reaches are several events.
/// </summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="ChapterId">The chapter that runs it.</param>
/// <param name="CampaignId">The campaign that it belongs to; null when it is the chapter's alone.</param>
/// <param name="Of"><c>goal</c>: the value is per cent of the goal. <c>count</c>: it is a number of signatures that was set.</param>
/// <param name="Value">The milestone.</param>
/// <param name="Signatures">How many there were at that moment.</param>
public sealed record PetitionMilestoneReached(
    Guid PetitionId, Guid ChapterId, Guid? CampaignId, string Of, int Value, int Signatures);
