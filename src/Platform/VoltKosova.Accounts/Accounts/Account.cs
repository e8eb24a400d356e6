using Microsoft.AspNetCore.Identity;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>
/// Somebody who can sign in, as ASP.NET Core Identity knows them. There is one e-mail column, already normalised, and no user name.
/// What requests ask on the way in (sessions, grants, lock-out) does not come through here but through SQL.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public Guid? PersonId { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public Language Language { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Sealed; null when no authenticator was enrolled.</summary>
    public string? AuthenticatorKey { get; set; }

    public override string? Email
    {
        get => NormalizedEmail;
        set => NormalizedEmail = value;
    }
}
