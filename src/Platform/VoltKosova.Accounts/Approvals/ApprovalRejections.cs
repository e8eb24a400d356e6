using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

internal sealed record ApprovalNotFound() : Rejection("There is no such approval.", RejectionKind.NotFound);

/// <summary>No list and no job of that name touches many persons.</summary>
internal sealed record MassActUnknown() : Rejection("There is no such act on many persons.", RejectionKind.Invalid);

/// <summary>Two persons are two.</summary>
internal sealed record OwnApproval() : Rejection("Somebody else has to decide on what you asked for.", RejectionKind.Forbidden);

internal sealed record ApprovalHasEnded() : Rejection("It has been decided, used or taken back, or its time has passed.");

/// <summary>A machine is nobody's second person.</summary>
internal sealed record ApprovalsAreForPeople()
    : Rejection("Approvals are for people, not for service accounts.", RejectionKind.Forbidden);
