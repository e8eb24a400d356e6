using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>What an account's holder is told by mail.</summary>
public enum NoticeKind
{
    /// <summary>The link that sets a new password.</summary>
    PasswordReset,

    /// <summary>A password was set, by the old one or by a link.</summary>
    PasswordSet,

    /// <summary>Too many wrong tries.</summary>
    LockedOut,

    /// <summary>Sign-in asks for codes from now on.</summary>
    AuthenticatorOn,

    /// <summary>It does not any more.</summary>
    AuthenticatorOff,

    /// <summary>New recovery codes; the old ones are worth nothing.</summary>
    RecoveryCodesDrawn,

    /// <summary>One of them was used.</summary>
    RecoveryCodeUsed,

    /// <summary>A passkey opens the account from now on.</summary>
    PasskeyAdded,

    /// <summary>One does not any more.</summary>
    PasskeyRemoved,

    /// <summary>To the old address: it can agree or object.</summary>
    EmailChangeAsked,

    /// <summary>To the new address: it has to be confirmed.</summary>
    EmailChangeConfirm,

    /// <summary>To the new address when it has an account already: nothing will happen.</summary>
    EmailChangeInVain,

    /// <summary>To both addresses: it is done.</summary>
    EmailChanged,
}

/// <summary>One mail to an account's holder, as far as accounts know it.</summary>
/// <param name="IsStaff">Whether the account has a role: then links lead to the staff pages.</param>
/// <param name="At">When it happened.</param>
public sealed record AccountNotice(
    NoticeKind Kind, string Email, Language Language, string? GivenName, bool IsStaff, DateTimeOffset At)
{
    /// <summary>Whose account it is, where a module knows the person: so that erasure finds the mail, whatever its address.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Goes into the link and nowhere else; null where there is no link.</summary>
    public string? Token { get; init; }

    /// <summary>When the link stops working, the lock-out ends, or a change that nobody objects to is done.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Recovery codes that are left.</summary>
    public int? Left { get; init; }

    /// <summary>Without e-mail and token, so that neither gets into a log.</summary>
    public override string ToString() => $"Notice {Kind}";
}
