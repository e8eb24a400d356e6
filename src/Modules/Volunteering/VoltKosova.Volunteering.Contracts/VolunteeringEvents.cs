namespace VoltKosova.Volunteering.Contracts;

/// <summary>
/// Somebody helps from now on (<c>volunteering.volunteer-joined.v1</c>). Published each time a person joins, so again when they come back
/// after having left.
/// </summary>
/// <param name="VolunteerId">The volunteer.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that they help.</param>
/// <param name="JoinedOn">The day on which they joined.</param>
public sealed record VolunteerJoined(Guid VolunteerId, Guid PersonId, Guid ChapterId, DateOnly JoinedOn);
