using System.Globalization;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// A creditor reference after ISO 11649: <c>RF</c>, two check digits, the reference. The check (ISO 7064, modulo 97) catches every
/// single wrong character and every swap of neighbours.
/// </summary>
internal static class CreditorReference
{
    /// <summary>How many references of ours there are to draw from.</summary>
    public const long Draws = 900_000_000_000;

    private const long Lowest = 100_000_000_000;

    /// <summary>The reference of a draw: 16 characters that can be typed.</summary>
    /// <param name="draw">From 0 to <see cref="Draws"/> − 1.</param>
    public static string Of(long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, Draws);
        return Of((Lowest + draw).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The reference with its check digits.</summary>
    /// <param name="body">One to 21 digits and capital letters.</param>
    public static string Of(string body) =>
        string.Create(CultureInfo.InvariantCulture, $"RF{98 - Remainder(body + "RF00"):00}{body}");

    /// <summary>What somebody typed, as it is kept: without blanks, in capitals; null when its check does not hold.</summary>
    public static string? Parse(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return text.Length is > 4 and <= 25 && text.All(char.IsAsciiLetterOrDigit) && text.StartsWith("RF", StringComparison.Ordinal)
            && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]) && Remainder(text[4..] + text[..4]) == 1
                ? text
                : null;
    }

    // Letters stand for two digits, A for 10.
    internal static int Remainder(string text) => text.Aggregate(
        0, (rest, sign) => char.IsAsciiDigit(sign) ? ((rest * 10) + sign - '0') % 97 : ((rest * 100) + sign - 'A' + 10) % 97);
}
