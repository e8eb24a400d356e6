using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VoltKosova.Privacy;

/// <summary>
/// An e-mail address in the one form in which it is compared and written to. Checked pragmatically: one <c>@</c>, an unquoted ASCII local
/// part of at most 64 characters, a domain of at least two labels, at most 254 characters in all. Dots and <c>+tags</c> are kept: only the
/// receiving host knows whether they mean anything.
/// </summary>
public sealed partial record EmailAddress
{
    private const int MaxLength = 254;
    private static readonly IdnMapping _idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string canonical) => Canonical = canonical;

    /// <summary>Trimmed, lower case, the domain in ASCII (punycode).</summary>
    public string Canonical { get; }

    /// <summary>Reads what a person typed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        if (text?.Trim() is not { Length: <= MaxLength } trimmed || trimmed.LastIndexOf('@') is not (> 0 and var at))
            return false;
        var local = trimmed[..at].ToLowerInvariant();
        if (!Local().IsMatch(local) || Ascii(trimmed[(at + 1)..]) is not { } domain || !Domain().IsMatch(domain))
            return false;
        var canonical = $"{local}@{domain}";
        if (canonical.Length <= MaxLength)
            address = new EmailAddress(canonical);
        return address is not null;
    }

    /// <summary>An address that has been checked before, for example a stored one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException("The text is not an e-mail address.");

    /// <summary>Says nothing, so that no address gets into a log by accident.</summary>
    public override string ToString() => "(e-mail address)";

    private static string? Ascii(string domain)
    {
        try
        {
            return _idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?=.{1,64}\z)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Local();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
