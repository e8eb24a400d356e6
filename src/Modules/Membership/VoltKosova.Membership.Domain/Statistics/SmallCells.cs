namespace VoltKosova.Membership.Domain.Statistics;

/// <summary>
/// What of a count may be told. Who knows a place knows its four people, so fewer than five are not told, nor is what they follow
/// from: what is told is how many at the least, in steps of five. Where the exact sum would still leave a withheld cell no other number,
/// and of few people altogether, nothing is broken down.
/// </summary>
internal static class SmallCells
{
    /// <summary>The least that is told.</summary>
    public const int Least = 5;

    /// <summary>The least that is broken down.</summary>
    public const int LeastWhole = 10;

    private const int Most = Least - 1;

    /// <summary>A sum as it is told; null where it is withheld.</summary>
    public static long? Whole(long count) => count < Least ? null : count / Least * Least;

    /// <summary>The cells of a breakdown as they are told; null where one is withheld.</summary>
    public static IReadOnlyList<long?> Told(IReadOnlyList<long> counts)
    {
        var (sum, told) = (counts.Sum(), counts.Select(Whole).ToList());
        return sum < LeastWhole || IsPinned(told, sum) ? [.. counts.Select(_ => (long?)null)] : told;
    }

    // The list of members tells the exact sum; a told cell may be greater by up to four, a withheld one is at most that. That
    // nobody is in a cell tells of nobody.
    private static bool IsPinned(List<long?> told, long sum)
    {
        var withheld = told.Count(cell => cell is null);
        var others = Most * (withheld - 1);
        var least = Math.Max(0, sum - told.Sum(cell => cell + Most ?? 0) - others);
        var most = Math.Min(Most, sum - told.Sum(cell => cell ?? 0));
        return withheld > 0 && least > 0 && least >= most;
    }
}
