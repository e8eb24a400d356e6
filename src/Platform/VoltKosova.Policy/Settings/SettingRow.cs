using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Policy.Settings;

/// <summary>Everything that was said about a setting, oldest first.</summary>
internal sealed record SettingRow(string Key, IReadOnlyList<SettingEvent.Stated> Said) : InlineRow
{
    public static RowTable Table { get; } = new("setting");

    public static Projection<SettingRow, SettingEvent> Projection { get; } =
        new((row, fact) => fact is SettingEvent.Stated stated ? new SettingRow(stated.Key, [.. row?.Said ?? [], stated]) : row);
}
