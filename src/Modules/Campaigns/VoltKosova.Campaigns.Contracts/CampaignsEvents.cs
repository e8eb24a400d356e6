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
