using System.Collections.Frozen;
using System.Globalization;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Policy.Settings;
using VoltKosova.Postgres;

namespace VoltKosova.Policy;

/// <summary>
/// Asks what the movement's rules say on a day. What was read is kept, and every question asks whether it is still what is stored: a
/// change holds for the next request on every host.
/// </summary>
public sealed class PolicyBook
{
    // Every write gives a row a new random version: by chance alone would another set of rows have this sum.
    private const string Mark = "SELECT count(*), coalesce(sum(uuid_hash_extended(mt_version, 0)), 0) FROM mt_doc_setting";

    private readonly Databases _databases;
    private readonly Gathered<string, Kept> _gathered;
    private Kept? _kept;

    /// <summary>Over the store of the settings.</summary>
    public PolicyBook(Databases databases) => (_databases, _gathered) = (databases, new Gathered<string, Kept>(Look));

    /// <summary>A number on a day.</summary>
    public async Task<int> Number(PolicyNumber setting, DateOnly day, CancellationToken cancellation) =>
        (await Read(cancellation, setting)).Number(setting, day);

    /// <summary>Everything that was said about some settings, to be asked about many days.</summary>
    /// <exception cref="InvalidOperationException">A setting has no value: the host has not started as it should.</exception>
    public async Task<PolicySnapshot> Read(CancellationToken cancellation, params IReadOnlyList<PolicySetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var rows = await All(cancellation);
        return new PolicySnapshot(settings.ToFrozenDictionary(
            setting => setting.Key,
            setting => rows.GetValueOrDefault(setting.Key)?.Said
                ?? throw new InvalidOperationException($"The setting {setting.Key} has no value.")));
    }

    internal async Task<IReadOnlyDictionary<string, SettingRow>> All(CancellationToken cancellation) =>
        (await _gathered.Find("", cancellation))!.Rows;

    private async Task<IReadOnlyDictionary<string, Kept>> Look(IReadOnlyCollection<string> keys)
    {
        var database = _databases.For(PolicyStreams.Module);
        var (count, sum) = await ReadMark(database);
        if (_kept is not { } kept || (kept.Count, kept.Sum) != (count, sum))
            _kept = kept = new Kept(count, sum, await ReadRows(database));
        return keys.ToDictionary(key => key, _ => kept);
    }

    private static async Task<(long Count, decimal Sum)> ReadMark(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Mark);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetDecimal(1));
    }

    private static async Task<FrozenDictionary<string, SettingRow>> ReadRows(NpgsqlDataSource database)
    {
        await using var find = database.CreateCommand("SELECT data FROM mt_doc_setting");
        await using var reader = await find.ExecuteReaderAsync();
        var rows = new List<SettingRow>();
        while (await reader.ReadAsync())
            rows.Add(StoredJson.Read<SettingRow>(reader.GetString(0)));
        return rows.ToFrozenDictionary(row => row.Key);
    }

    /// <summary>What was stored when the mark was taken, or a little later: then the next mark is another.</summary>
    private sealed record Kept(long Count, decimal Sum, FrozenDictionary<string, SettingRow> Rows);
}

/// <summary>Some settings with all that was ever said about them: pure, so that an answer can be computed again.</summary>
public sealed class PolicySnapshot
{
    private readonly FrozenDictionary<string, IReadOnlyList<SettingEvent.Stated>> _said;

    internal PolicySnapshot(FrozenDictionary<string, IReadOnlyList<SettingEvent.Stated>> said) => _said = said;

    /// <summary>A number on a day.</summary>
    public int Number(PolicyNumber setting, DateOnly day) => int.Parse(On(setting, day).Value, CultureInfo.InvariantCulture);

    /// <summary>A yes or no on a day.</summary>
    public bool Flag(PolicyFlag setting, DateOnly day) => On(setting, day).Value == "true";

    /// <summary>A set of numbers on a day, the smallest first.</summary>
    public IReadOnlyList<int> Numbers(PolicyNumbers setting, DateOnly day) =>
        [.. PolicyWords.Split(On(setting, day).Value).Select(one => int.Parse(one, CultureInfo.InvariantCulture)).Order()];

    /// <summary>A set of words on a day.</summary>
    public IReadOnlyList<string> Words(PolicyWords setting, DateOnly day) => PolicyWords.Split(On(setting, day).Value);

    /// <summary>What holds on a day, as it is written.</summary>
    public string TextOf(PolicySetting setting, DateOnly day) => On(setting, day).Value;

    /// <summary>Since when that holds, and the clause behind it.</summary>
    public (DateOnly Since, string Source) OriginOf(PolicySetting setting, DateOnly day) =>
        On(setting, day) is var said ? (said.ValidFrom, said.Source) : default;

    /// <summary>The days after the first on which one of them may become another.</summary>
    public IEnumerable<DateOnly> Turns => _said.Values
        .SelectMany(said => said)
        .SelectMany(one => one.ValidTo is { } to && to < DateOnly.MaxValue ? (DateOnly[])[one.ValidFrom, to.AddDays(1)] : [one.ValidFrom])
        .Distinct()
        .Order();

    /// <summary>The same as it was known at an instant; what was said later is not heard.</summary>
    public PolicySnapshot KnownAt(DateTimeOffset at) => new(_said.ToFrozenDictionary(
        pair => pair.Key,
        pair => (IReadOnlyList<SettingEvent.Stated>)[.. pair.Value.Where((one, place) => place == 0 || one.At <= at)]));

    /// <summary>The same with one more thing said: what would be if.</summary>
    /// <exception cref="ArgumentException">The value is none of the setting.</exception>
    public PolicySnapshot If(PolicySetting setting, string value, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(setting);
        if (!setting.Fits(value))
            throw new ArgumentException($"{setting.Key} cannot have this value.", nameof(value));
        var supposed = new SettingEvent.Stated(setting.Key, value, from, null, "?", null, null, DateTimeOffset.MinValue);
        return new PolicySnapshot(_said.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Key == setting.Key ? (IReadOnlyList<SettingEvent.Stated>)[.. pair.Value, supposed] : pair.Value));
    }

    /// <summary>What was said last about a day; about the days before all of it, what was said first.</summary>
    private SettingEvent.Stated On(PolicySetting setting, DateOnly day)
    {
        var said = _said[setting.Key];
        return said.LastOrDefault(one => one.Covers(day)) ?? said[0];
    }
}
