using System.Globalization;

namespace VoltKosova.Accounts;

/// <summary>How many persons one person alone may touch, by the day from which it holds.</summary>
internal sealed class MassLimits
{
    private readonly IReadOnlyList<(DateOnly Since, long Persons)> _limits;

    private MassLimits(IReadOnlyList<(DateOnly Since, long Persons)> limits) => _limits = limits;

    /// <exception cref="InvalidOperationException">The setting cannot be read.</exception>
    public static MassLimits Read(string setting)
    {
        var limits = setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();
        return limits.Count > 0 && limits.Distinct().Count() == limits.Count && limits.SequenceEqual(limits.OrderBy(limit => limit.Since))
            ? new MassLimits(limits)
            : throw Wrong();
    }

    /// <summary>The limit of a day; before the first one nobody may touch anybody alone.</summary>
    public long On(DateOnly day) => _limits.LastOrDefault(limit => limit.Since <= day).Persons;

    private static (DateOnly Since, long Persons) One(string text) =>
        text.Split('=', StringSplitOptions.TrimEntries) is [var day, var number]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var persons) && persons < int.MaxValue
            ? (since, persons)
            : throw Wrong();

    private static InvalidOperationException Wrong() => new(
        "The setting Access:MassLimits must name days and numbers of persons in order, for example 2026-01-01=500;2027-01-01=300.");
}
