using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>
/// Makes accounts for people who then set their own password. Asking again for the same person or e-mail makes no second account: it gives
/// a fresh token while nobody has accepted, and none afterwards. Nothing is mailed here: the one who asks sends the invitation.
/// </summary>
public interface IAccounts
{
    /// <summary>An account for staff, with roles; an account that is there already gets the roles too.</summary>
    Task<Invitation> Invite(NewStaff staff, CancellationToken cancellation);

    /// <summary>An account without roles for somebody a module knows as a person, for example an admitted member.</summary>
    /// <returns>The invitation; null when the e-mail belongs to the account of another person, or the person has been erased.</returns>
    Task<Invitation?> InviteMember(
        Guid personId, EmailAddress email, Language language, string? givenName, string? familyName, CancellationToken cancellation);

    /// <summary>The person's account has the name and the language that the module knows now; nothing where there is no account.</summary>
    Task Rename(Guid personId, Language language, string? givenName, string? familyName, CancellationToken cancellation);
}

/// <summary>Somebody who shall get a staff account.</summary>
/// <param name="GivenBy">The account that gives the roles; whether it may is asked before.</param>
public sealed record NewStaff(
    EmailAddress Email, Language Language, string? GivenName, string? FamilyName, IReadOnlyList<Grant> Grants, Guid? GivenBy);

/// <summary>What the mail to the holder of a new account needs.</summary>
/// <param name="Token">
/// Goes into the link and nowhere else; null when the holder has a password already and there is nothing to accept.
/// </param>
/// <param name="ExpiresAt">When the token stops working.</param>
public sealed record Invitation(
    Guid AccountId, string Email, Language Language, string? GivenName, string? Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Without e-mail and token, so that neither gets into a log.</summary>
    public override string ToString() => $"Invitation of account {AccountId}";
}

/// <summary>The port to whoever sends mail; the host fills it.</summary>
public interface ISendAccountMail
{
    /// <summary>
    /// Sends, or queues, the invitation in the holder's language. Called after the account is committed; inviting again sends again.
    /// </summary>
    Task Send(Invitation invitation, CancellationToken cancellation);

    /// <summary>Sends, or queues, what the holder is to know; after a crash it may be called again for the same.</summary>
    Task Send(AccountNotice notice, CancellationToken cancellation);
}
