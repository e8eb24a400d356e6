using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace VoltKosova.Accounts;

/// <summary>Who somebody is at the provider, between its answer and the page that signs them in here.</summary>
/// <param name="Invitation">The token of the invitation that they came with; null for none.</param>
/// <param name="AuthenticatedAt">When they showed a factor there; null when the provider does not say.</param>
/// <param name="IsStrong">Whether that was as good as a code here.</param>
internal sealed record ExternalIdentity(string Subject, bool IsStrong, DateTimeOffset? AuthenticatedAt, string? Invitation)
{
    public static ExternalIdentity? Of(ClaimsPrincipal? principal, ExternalOptions options, string? invitation)
    {
        if (principal?.FindFirst("sub")?.Value is not { Length: > 0 and <= 255 } subject)
            return null;
        var strong = principal.FindAll("amr").Any(amr => options.StrongAmr.Contains(amr.Value))
            || principal.FindAll("acr").Any(acr => options.StrongAcr.Contains(acr.Value));
        return new ExternalIdentity(
            subject,
            strong,
            long.TryParse(principal.FindFirst("auth_time")?.Value, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            invitation);
    }
}

/// <summary>
/// Carries an <see cref="ExternalIdentity"/> over one redirect, in a sealed cookie that is good for a minute. So the sign-in itself is a
/// page like others, which the audit trail watches.
/// </summary>
internal sealed class ExternalTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "__Host-volt-external";
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("VoltKosova.Accounts", "external-ticket");

    public void Hand(HttpContext context, ExternalIdentity identity) => context.Response.Cookies.Append(
        Cookie, _protector.Protect(JsonSerializer.Serialize(new Ticket(identity, clock.GetUtcNow() + _life))), Flags());

    /// <summary>What was handed over, once; null when it is not there, too old or not ours.</summary>
    public ExternalIdentity? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } sealedTicket)
            return null;
        context.Response.Cookies.Delete(Cookie, Flags());
        try
        {
            return JsonSerializer.Deserialize<Ticket>(_protector.Unprotect(sealedTicket)) is { } ticket && ticket.Until > clock.GetUtcNow()
                ? ticket.Identity
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Flags() =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    private sealed record Ticket(ExternalIdentity Identity, DateTimeOffset Until);
}
