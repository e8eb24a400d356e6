using Microsoft.AspNetCore.Identity;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>The one form in which the e-mail of an account is kept and compared.</summary>
internal sealed class CanonicalEmail : ILookupNormalizer
{
    /// <summary>The form, or null when it is no address that mail can be sent to.</summary>
    public static string? Of(string? text) => EmailAddress.TryParse(text, out var address) ? address.Canonical : null;

    public string? NormalizeEmail(string? email) => Of(email);

    public string? NormalizeName(string? name) => name;
}
