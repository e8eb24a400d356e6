using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Volunteers;

internal sealed record NoSuchVolunteer() : Rejection("There is no such volunteer.", RejectionKind.NotFound);

internal sealed record VolunteerHasLeft() : Rejection("The volunteer has left.");

internal sealed record NotAVolunteer() : Rejection("Only volunteers sign up for shifts.");

internal sealed record VolunteerIsPaused() : Rejection("The volunteer does not help at the moment.");

internal sealed record AgeUnknown() : Rejection("The shift has a minimum age and the volunteer has declared no date of birth.");

internal sealed record TooYoungForShift(int MinimumAge) : Rejection("The volunteer is too young on the day of the shift.");

internal sealed record SkillMissing() : Rejection("The volunteer lacks a skill that is needed.");

internal sealed record Overlap() : Rejection("The volunteer has another shift at that time.");
