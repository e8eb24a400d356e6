namespace VoltKosova.Volunteering.Domain;

/// <summary>
/// What a volunteer says about themselves. All of it is personal. Two profiles that say the same are equal, lists included, so that an
/// edit that changes nothing is no fact.
/// </summary>
/// <param name="Called">How they want to be called.</param>
/// <param name="Phone">Where they can be reached.</param>
/// <param name="BirthDate">Declared for shifts with a minimum age; the coordinators do not see it.</param>
/// <param name="Languages">ISO 639-1.</param>
/// <param name="Availability">When they usually have time.</param>
internal sealed record VolunteerProfile(
    string? Called,
    string? Phone,
    DateOnly? BirthDate,
    IReadOnlyList<SkilledIn> Skills,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Available> Availability)
{
    public bool Can(SkilledIn needed) => Skills.Any(skill => skill.Skill == needed.Skill && skill.Level >= needed.Level);

    public bool Equals(VolunteerProfile? other) =>
        other is not null
        && (Called, Phone, BirthDate) == (other.Called, other.Phone, other.BirthDate)
        && Skills.SequenceEqual(other.Skills)
        && Languages.SequenceEqual(other.Languages)
        && Availability.SequenceEqual(other.Availability);

    public override int GetHashCode() => HashCode.Combine(Called, Phone, BirthDate, Skills.Count, Languages.Count, Availability.Count);
}

/// <summary>Some hours of a weekday, by the volunteer's own clock.</summary>
/// <param name="FromHour">0 to 23.</param>
/// <param name="UntilHour">Up to 24, not part of it.</param>
internal sealed record Available(DayOfWeek Weekday, int FromHour, int UntilHour);
