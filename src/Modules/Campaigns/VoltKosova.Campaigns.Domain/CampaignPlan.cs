using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain;

/// <summary>
/// What a campaign is to be. Two plans that say the same are equal, lists included, so that an edit that changes nothing is no fact.
/// </summary>
/// <param name="Title">In every language of the movement.</param>
/// <param name="Themes">Which challenges it is about; the first is the main one.</param>
/// <param name="Goals">What it wants to reach.</param>
/// <param name="StartsOn">The planned first day.</param>
/// <param name="EndsOn">The planned last day; null when it is open.</param>
internal sealed record CampaignPlan(
    LocalText Title, IReadOnlyList<Challenge> Themes, IReadOnlyList<Goal> Goals, DateOnly StartsOn, DateOnly? EndsOn)
{
    public bool Equals(CampaignPlan? other) =>
        other is not null
        && (Title, StartsOn, EndsOn) == (other.Title, other.StartsOn, other.EndsOn)
        && Themes.SequenceEqual(other.Themes)
        && Goals.SequenceEqual(other.Goals);

    public override int GetHashCode() => HashCode.Combine(Title, StartsOn, EndsOn, Themes.Count, Goals.Count);
}
