using VoltKosova.Kernel;

namespace VoltKosova.Access;

// A secret in a body that is not accepted is "invalid" (422). 401 is kept for a missing or ended access token, so that a client can tell
// "ask for the password again" from "refresh". Each secret has one "no", whatever the cause.

/// <summary>Unknown e-mail, wrong password, wrong code, locked, disabled or not yet accepted: always this.</summary>
public sealed record SignInRefused() : Rejection("E-mail, password or code is wrong, or there were too many tries.", RejectionKind.Invalid);

/// <summary>The password is right and the account wants a code as well.</summary>
public sealed record TotpRequired() : Rejection("Send the code of the authenticator too.", RejectionKind.Invalid);

/// <summary>The refresh token is not or no longer good.</summary>
public sealed record RefreshRefused() : Rejection("The refresh token is not or no longer valid: sign in again.", RejectionKind.Invalid);

/// <summary>Wrong, used or never made.</summary>
public sealed record SetupCodeRefused() : Rejection("The set-up code is wrong, or it has been used.", RejectionKind.Invalid);

/// <summary>Wrong, used or expired.</summary>
public sealed record InvitationRefused() : Rejection("The invitation is wrong, has been used or has expired.", RejectionKind.Invalid);

/// <summary>The password is not the account's.</summary>
public sealed record PasswordRefused() : Rejection("The password is wrong, or there were too many tries.", RejectionKind.Invalid);

/// <summary>The code is not the authenticator's, or it was used before.</summary>
public sealed record TotpRefused() : Rejection("The code is wrong, has expired or was used before.", RejectionKind.Invalid);

/// <summary>The authenticator is on already.</summary>
public sealed record TotpAlreadyOn() : Rejection("The authenticator is on; remove it before enrolling another.");

/// <summary>Not an e-mail address.</summary>
public sealed record EmailNotValid() : Rejection("Give an e-mail address.", RejectionKind.Invalid);

/// <summary>A name is missing or too long.</summary>
public sealed record NameNotValid() : Rejection("Give names of 1 to 100 characters.", RejectionKind.Invalid);

/// <summary>Too short or too long.</summary>
public sealed record PasswordLengthNotValid() : Rejection("Give a password of 12 to 256 characters.", RejectionKind.Invalid);

/// <summary>One of the passwords that are tried first.</summary>
public sealed record PasswordTooEasy()
    : Rejection("Give a password that is not well known and contains neither your e-mail nor the name of the movement.", RejectionKind.Invalid);

/// <summary>The e-mail belongs to the account of another person.</summary>
public sealed record EmailBelongsToAnotherPerson() : Rejection("The e-mail address belongs to the account of another person.");

/// <summary>A staff account without a role would be no staff account.</summary>
public sealed record RoleMissing() : Rejection("Give at least one role.", RejectionKind.Invalid);

/// <summary>There is no such role.</summary>
public sealed record RoleUnknown() : Rejection("There is no such role.", RejectionKind.NotFound);

/// <summary>There is no such account in the caller's chapters.</summary>
public sealed record AccountNotFound() : Rejection("There is no such account.", RejectionKind.NotFound);

/// <summary>The caller lacks the right.</summary>
public sealed record RightMissing() : Rejection("Your roles do not allow this.", RejectionKind.Forbidden);

/// <summary>The caller has the right, but not there.</summary>
public sealed record OutsideOwnScope() : Rejection("Your roles do not allow this in that chapter.", RejectionKind.Forbidden);

/// <summary>Without an administrator of the whole movement nobody could make one.</summary>
public sealed record LastAdministrator() : Rejection("The last administrator of the whole movement cannot be taken away.");
