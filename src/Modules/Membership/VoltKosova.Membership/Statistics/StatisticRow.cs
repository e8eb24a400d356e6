using VoltKosova.EventStore;

namespace VoltKosova.Membership.Statistics;

/// <summary>
/// How many members a chapter had at the end of a month, or last night in the month that runs. It was counted then, names nobody and stays
/// as it was: nobody could count it again once people have been forgotten.
/// </summary>
/// <param name="Month">As <c>2026-03</c>.</param>
/// <param name="On">The day that was counted.</param>
internal sealed record StatisticRow(
    Guid ChapterId,
    string Month,
    DateOnly On,
    long Members,
    IReadOnlyDictionary<string, long> Kinds,
    IReadOnlyDictionary<string, long> Ages,
    IReadOnlyDictionary<string, long> Genders)
{
    public static RowTable Table { get; } = new("statistic", RowKey.Text);

    public static string IdOf(Guid chapter, string month) => $"{chapter}:{month}";
}
