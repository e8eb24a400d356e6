using Microsoft.Extensions.Configuration;

namespace VoltKosova.Accounts;

/// <summary>The limits of accounts and sessions, configuration section <c>Access</c>; times as <c>[d.]hh:mm:ss</c>.</summary>
public sealed class AccountsOptions
{
    /// <summary>How long an access token is good.</summary>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an API session lives without a request or refresh.</summary>
    public TimeSpan ApiIdleLimit { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long an API session lives at most.</summary>
    public TimeSpan ApiSessionLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a session of the staff pages lives without a request.</summary>
    public TimeSpan StaffIdleLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session of the staff pages lives at most.</summary>
    public TimeSpan StaffSessionLife { get; init; } = TimeSpan.FromHours(12);

    /// <summary>For how long a sign-in or a step-up counts as proof that the person is there: for acts that are dangerous,
    /// and for changes of one's own account.</summary>
    public TimeSpan StepUpLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after it was asked for an approval can be given and used.</summary>
    public TimeSpan ApprovalLife { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How many persons one person alone may take out as a file or have deleted, by the day from which it holds:
    /// <c>2026-01-01=500;2027-01-01=300</c>.
    /// </summary>
    public string MassLimits { get; init; } = "2026-01-01=500";

    /// <summary>The tries in a row, at least 3, after which an account is locked.</summary>
    public int LockOutAfter { get; init; } = 10;

    /// <summary>How long it is locked.</summary>
    public TimeSpan LockOutTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation can be accepted.</summary>
    public TimeSpan InvitationLife { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a link that sets a new password works.</summary>
    public TimeSpan ResetLinkLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the old address may object to a change; after that it need not agree.</summary>
    public TimeSpan EmailChangeWait { get; init; } = TimeSpan.FromDays(7);

    /// <summary>After how long a change of address that is not done is given up.</summary>
    public TimeSpan EmailChangeLife { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The domain that passkeys belong to, for good; by default that of <c>Web:PublicUrl</c>.</summary>
    public string? PasskeyDomain { get; init; }

    /// <summary>The origins, beside that of <c>Web:PublicUrl</c>, whose pages may ask for passkeys: front ends under the domain.</summary>
    public IReadOnlyList<string> PasskeyOrigins { get; init; } = [];

    /// <summary>The rounds of PBKDF2 (HMAC-SHA-512) over a password; 210,000 is OWASP's advice.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    internal static AccountsOptions From(IConfiguration configuration)
    {
        AccountsOptions options;
        try
        {
            options = configuration.GetSection("Access").Get<AccountsOptions>() ?? new AccountsOptions();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidOperationException($"A setting under Access cannot be read: {unreadable.Message}");
        }

        foreach (var (name, time) in options.Times)
        {
            if (time < TimeSpan.FromSeconds(10))
                throw new InvalidOperationException($"The setting Access:{name} is too short: give at least 00:00:10.");
        }

        if (options.LockOutAfter < 3)
            throw new InvalidOperationException("The setting Access:LockOutAfter is too small: give at least 3.");
        if (options.EmailChangeLife <= options.EmailChangeWait)
            throw new InvalidOperationException("The setting Access:EmailChangeLife is too small: give more than Access:EmailChangeWait.");
        if (options.PasswordRounds < 1000)
            throw new InvalidOperationException("The setting Access:PasswordRounds is too small: give at least 1000.");
        Accounts.MassLimits.Read(options.MassLimits);
        return options;
    }

    private IEnumerable<(string Name, TimeSpan Time)> Times =>
    [
        (nameof(AccessTokenLife), AccessTokenLife),
        (nameof(ApiIdleLimit), ApiIdleLimit),
        (nameof(ApiSessionLife), ApiSessionLife),
        (nameof(StaffIdleLimit), StaffIdleLimit),
        (nameof(StaffSessionLife), StaffSessionLife),
        (nameof(LockOutTime), LockOutTime),
        (nameof(StepUpLife), StepUpLife),
        (nameof(ApprovalLife), ApprovalLife),
        (nameof(InvitationLife), InvitationLife),
        (nameof(ResetLinkLife), ResetLinkLife),
        (nameof(EmailChangeWait), EmailChangeWait),
        (nameof(EmailChangeLife), EmailChangeLife),
    ];
}
