namespace VoltKosova.Membership.Domain.Statistics;

/// <summary>The bands of ages that are counted.</summary>
internal static class AgeBands
{
    /// <summary>The band of whose day of birth nobody knows.</summary>
    public const string Unknown = "unknown";

    private static readonly int[] _begin = [18, 25, 35, 45, 55, 65];

    /// <summary>From the youngest to the oldest.</summary>
    public static IReadOnlyList<string> Names { get; } = ["under_18", "18_24", "25_34", "35_44", "45_54", "55_64", "65_and_over"];

    /// <summary>
    /// Per band but the youngest: the last day of birth of those who are in it, or in an older one, on a day. Who was born on 29 February
    /// is a year older on the 28th.
    /// </summary>
    public static IReadOnlyList<DateOnly> BornBy(DateOnly day) => [.. _begin.Select(age => LastBirthOf(age, day))];

    /// <summary>The band of somebody on a day.</summary>
    public static string Of(DateOnly? born, DateOnly day) =>
        born is { } birth ? Names[BornBy(day).Count(last => birth <= last)] : Unknown;

    private static DateOnly LastBirthOf(int age, DateOnly day)
    {
        var last = day.AddYears(-age);
        return last.AddDays(1).AddYears(age) <= day ? last.AddDays(1) : last;
    }
}
