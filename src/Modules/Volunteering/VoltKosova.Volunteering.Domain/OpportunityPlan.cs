using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain;

/// <summary>The kinds of help.</summary>
internal enum OpportunityKind
{
    Campaign,
    Event,
    Office,
    Outreach,
    Translation,
    Digital,
    Training,
    Other,
}

/// <summary>
/// What is asked of volunteers. Two plans that say the same are equal, lists included, so that an edit that changes nothing is no fact.
/// </summary>
/// <param name="CampaignId">The campaign that it helps; null for none.</param>
/// <param name="MinimumAge">In completed years on the day of a shift; null for any.</param>
/// <param name="Skills">What every volunteer must be able to do.</param>
/// <param name="ContactPersonId">The person who leads the shifts and answers questions.</param>
/// <param name="OpensAt">From when on one can sign up; null for from the opening on.</param>
/// <param name="ClosesAt">Until when one can sign up, exclusively; null for until it is closed.</param>
internal sealed record OpportunityPlan(
    LocalText Title,
    LocalText Description,
    OpportunityKind Kind,
    Guid? CampaignId,
    Place Place,
    int? MinimumAge,
    IReadOnlyList<SkilledIn> Skills,
    Guid? ContactPersonId,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt)
{
    public bool Equals(OpportunityPlan? other) => other is not null && Said == other.Said && Skills.SequenceEqual(other.Skills);

    public override int GetHashCode() => HashCode.Combine(Said, Skills.Count);

    private (LocalText, LocalText, OpportunityKind, Guid?, Place, int?, Guid?, DateTimeOffset?, DateTimeOffset?) Said =>
        (Title, Description, Kind, CampaignId, Place, MinimumAge, ContactPersonId, OpensAt, ClosesAt);
}
