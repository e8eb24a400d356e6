using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Shifts;

internal sealed record NoSuchShift() : Rejection("There is no such shift.", RejectionKind.NotFound);

internal sealed record NoSuchSignUp() : Rejection("There is no such sign-up.", RejectionKind.NotFound);

internal sealed record Full() : Rejection("Every place of the shift is taken.");

internal sealed record Closed() : Rejection("Nobody can sign up for the shift at the moment.");

internal sealed record ZoneUnknown() : Rejection("There is no such time zone.", RejectionKind.Invalid);

internal sealed record ShiftWithoutLength() : Rejection("The shift ends when it starts.", RejectionKind.Invalid);

internal sealed record TimeDoesNotExist() : Rejection("The clocks skip that time in that night.", RejectionKind.Invalid);

internal sealed record TimeExistsTwice() : Rejection("That time comes twice in that night: say which.", RejectionKind.Invalid);

internal sealed record ShiftInThePast() : Rejection("The shift would have started already.", RejectionKind.Invalid);

internal sealed record MinimumAboveCapacity() : Rejection("More are needed than can sign up.", RejectionKind.Invalid);

internal sealed record ShiftIsCancelled() : Rejection("The shift has been cancelled.");

internal sealed record ShiftHasStarted() : Rejection("The shift has started.");

internal sealed record ShiftNotStarted() : Rejection("The shift has not started.");

internal sealed record TimeIsPromised() : Rejection("People have signed up for this time.");

internal sealed record CapacityBelowSignUps() : Rejection("More people have signed up than would have a place.");

internal sealed record AttendanceIsNoted() : Rejection("Whether they came has been noted.");

internal sealed record TooLateToCancel() : Rejection("It is too late to cancel; the coordinator still can.");
