using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

// A secret in a body that is not accepted is "invalid" (422). 401 is kept for a missing or ended access token, so that a client can tell
// "ask for the password again" from "refresh". Each secret has one "no", whatever the cause.

/// <summary>Unknown e-mail, wrong password, wrong code, locked, disabled or not yet accepted: always this.</summary>
public sealed record SignInRefused() : Rejection("E-mail, password or code is wrong, or there were too many tries.", RejectionKind.Invalid);

/// <summary>The password is right and the account wants a code as well.</summary>
public sealed record TotpRequired() : Rejection("Send the code of the authenticator too.", RejectionKind.Invalid);

/// <summary>The e-mail belongs to the account of another person.</summary>
public sealed record EmailBelongsToAnotherPerson() : Rejection("The e-mail address belongs to the account of another person.");

internal sealed record RefreshRefused()
    : Rejection("The refresh token is not or no longer valid: sign in again.", RejectionKind.Invalid);

internal sealed record SetupCodeRefused() : Rejection("The set-up code is wrong, or it has been used.", RejectionKind.Invalid);

internal sealed record InvitationRefused() : Rejection("The invitation is wrong, has been used or has expired.", RejectionKind.Invalid);

internal sealed record PasswordRefused()
    : Rejection("The password or the code is wrong, or there were too many tries.", RejectionKind.Invalid);

internal sealed record TotpRefused() : Rejection("The code is wrong, has expired or was used before.", RejectionKind.Invalid);

internal sealed record TotpAlreadyOn() : Rejection("The authenticator is on; remove it before enrolling another.");

/// <summary>The sign-in is not recent, so that the password is asked for.</summary>
internal sealed record PasswordNeeded() : Rejection("Give your password: you have not signed in just now.", RejectionKind.Invalid);

/// <summary>Recovery codes stand for the authenticator's.</summary>
internal sealed record AuthenticatorNotOn() : Rejection("Turn the authenticator on first.");

internal sealed record ResetRefused() : Rejection("The link is wrong, has been used or has expired.", RejectionKind.Invalid);

/// <summary>Whatever was wrong with the answer of an authenticator, or the account has as many as it may have.</summary>
internal sealed record PasskeyRefused() : Rejection("The passkey could not be added: try again.", RejectionKind.Invalid);

internal sealed record PasskeyNotFound() : Rejection("There is no such passkey.", RejectionKind.NotFound);

/// <summary>Without it nobody could sign in any more.</summary>
internal sealed record LastWayIn() : Rejection("This is the last way to sign in: add another first.");

internal sealed record SessionNotFound() : Rejection("There is no such session.", RejectionKind.NotFound);

internal sealed record EmailUnchanged() : Rejection("This is the account's address already.", RejectionKind.Invalid);

internal sealed record EmailChangeNotFound() : Rejection("No change of address is under way.", RejectionKind.NotFound);

internal sealed record EmailChangeRefused()
    : Rejection("The link is wrong, has been used or has expired, or the change was given up.", RejectionKind.Invalid);

internal sealed record PasswordLengthNotValid() : Rejection("Give a password of 12 to 256 characters.", RejectionKind.Invalid);

/// <summary>One of the passwords that are tried first.</summary>
internal sealed record PasswordTooEasy() : Rejection(
    "Give a password that is not well known and contains neither your e-mail nor the name of the movement.", RejectionKind.Invalid);

/// <summary>No module has such a right, or it is one that no machine may have.</summary>
internal sealed record RightNotForMachines(string Right)
    : Rejection("This right cannot be given to a service account.", RejectionKind.Invalid);

/// <summary>Nobody gives a machine what they may not do themselves in that chapter.</summary>
internal sealed record RightNotOwn(string Right)
    : Rejection("You do not have this right in that chapter yourself.", RejectionKind.Forbidden);

internal sealed record ServiceAccountNotFound() : Rejection("There is no such service account.", RejectionKind.NotFound);

internal sealed record ServiceAccountHasEnded() : Rejection("The service account has ended.");

internal sealed record RoleUnknown() : Rejection("There is no such role.", RejectionKind.NotFound);

/// <summary>There is no such account in the caller's chapters.</summary>
internal sealed record AccountNotFound() : Rejection("There is no such account.", RejectionKind.NotFound);

/// <summary>Without an administrator of the whole movement nobody could make one.</summary>
internal sealed record LastAdministrator() : Rejection("The last administrator of the whole movement cannot be taken away.");
