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

/// <summary>Somebody has a place in a shift (<c>volunteering.shift-signed-up.v1</c>).</summary>
/// <param name="ShiftId">The shift.</param>
/// <param name="SignUpId">The sign-up; another one when they sign up again after a cancellation.</param>
/// <param name="OpportunityId">What the shift belongs to.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that the shift helps.</param>
/// <param name="StartsAt">When the shift starts.</param>
/// <param name="EndsAt">When it ends.</param>
public sealed record ShiftSignedUp(
    Guid ShiftId,
    Guid SignUpId,
    Guid OpportunityId,
    Guid PersonId,
    Guid ChapterId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt);

/// <summary>
/// Reported hours count from now on (<c>volunteering.hours-confirmed.v1</c>). Published once per report; later counter-entries stay
/// private.
/// </summary>
/// <param name="HoursId">The report.</param>
/// <param name="PersonId">The human being, the same id in every module.</param>
/// <param name="ChapterId">The chapter that they worked for.</param>
/// <param name="OpportunityId">What they worked on.</param>
/// <param name="WorkedOn">The local day of the work.</param>
/// <param name="Minutes">How long.</param>
/// <param name="ConfirmedOn">The day of the confirmation.</param>
public sealed record HoursConfirmed(
    Guid HoursId, Guid PersonId, Guid ChapterId, Guid OpportunityId, DateOnly WorkedOn, int Minutes, DateOnly ConfirmedOn);
