using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Hours;

internal sealed record NoSuchHours() : Rejection("There are no such hours.", RejectionKind.NotFound);

internal sealed record HoursInTheFuture() : Rejection("The work is still to be done.", RejectionKind.Invalid);

internal sealed record OwnHours() : Rejection("Nobody decides on their own hours.", RejectionKind.Forbidden);

internal sealed record HoursAreDecided() : Rejection("The hours have been decided the other way.");

internal sealed record HoursNotConfirmed() : Rejection("Only confirmed hours can be corrected.");

internal sealed record HoursBelowNone() : Rejection("Less than nothing would be left.");
