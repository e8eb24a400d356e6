using System.Globalization;

namespace VoltKosova.Membership.Domain;

/// <summary>
/// A number for people to read out: seven digits and a check digit after Damm, which catches every single wrong digit and every swap of
/// neighbours. It is drawn, not counted, so that it tells neither how many members there are nor who came first.
/// </summary>
internal static class CheckedNumber
{
    /// <summary>How many numbers there are to draw from.</summary>
    public const int Draws = 9_000_000;

    private const int Lowest = 1_000_000;

    private static readonly byte[][] _damm =
    [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];

    /// <summary>The number of a draw.</summary>
    /// <param name="draw">From 0 to <see cref="Draws"/> − 1.</param>
    public static string Of(int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, Draws);
        var digits = (Lowest + draw).ToString(CultureInfo.InvariantCulture);
        return digits + Interim(digits).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the check digit fits.</summary>
    public static bool IsValid(string number) => number.Length == 8 && number.All(char.IsAsciiDigit) && Interim(number) == 0;

    private static int Interim(string digits) => digits.Aggregate(0, (interim, digit) => _damm[interim][digit - '0']);
}
