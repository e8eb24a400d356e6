using System.Globalization;
using System.Text.RegularExpressions;

namespace VoltKosova.Membership.Dues;

/// <summary>Days and sums as banks and spreadsheets of the region write them.</summary>
internal static partial class CsvCells
{
    private static readonly string[] _days = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "yyyy/MM/dd", "yyyyMMdd"];

    /// <summary>A day, with or without a time after it; null when it is none. The day comes before the month.</summary>
    public static DateOnly? Day(string? cell)
    {
        var text = (cell ?? "").Split(' ', 'T')[0].TrimEnd('.');
        return DateOnly.TryParseExact(text, _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>
    /// A sum with its sign and, where it stands beside it, its currency; null when it is none. The last point or comma separates cents
    /// where one or two digits follow it; with three it groups thousands, because no bank writes tenths of cents.
    /// </summary>
    public static (decimal Sum, string? Currency)? Sum(string? cell)
    {
        var match = SumText().Match((cell ?? "").Replace(' ', ' ').Replace(' ', ' ').Replace('−', '-').Trim());
        if (!match.Success)
            return null;
        var (whole, cents) = (match.Groups["whole"].Value, match.Groups["cents"].Value);
        if (!decimal.TryParse(
            string.Concat(whole.Where(char.IsAsciiDigit)) + "." + cents.PadRight(1, '0'), NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var sum) || sum >= 1_000_000_000_000)
            return null;
        var currency = match.Groups["before"].Value + match.Groups["after"].Value;
        return (match.Groups["minus"].Success || match.Groups["open"].Success ? -sum : sum, currency switch
        {
            "" => null,
            "€" => "EUR",
            _ => currency.ToUpperInvariant(),
        });
    }

    [GeneratedRegex(
        """
        \A(?<before>€|[A-Za-z]{3})?\s?((?<minus>-)|\+|(?<open>\())?\s?
        (?<whole>[0-9]{1,12}|[0-9]{1,3}(?<group>[.,\s'])[0-9]{3}(\k<group>[0-9]{3})*)
        ([.,](?<cents>[0-9]{1,2}))?\s?(?(open)\))((?<minus>-))?\s?(?<after>€|[A-Za-z]{3})?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex SumText();
}
