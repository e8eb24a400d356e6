using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Volunteers;

internal sealed record NoSuchVolunteer() : Rejection("There is no such volunteer.", RejectionKind.NotFound);

internal sealed record VolunteerHasLeft() : Rejection("The volunteer has left.");
