using System.Security.Cryptography;
using System.Text;
using VoltKosova.EventStore;
using VoltKosova.Policy.Settings;

namespace VoltKosova.Policy;

/// <summary>What this part stores: rules of the movement, nothing about a person but the account that changed one.</summary>
internal sealed class PolicyStreams : IStreams
{
    public static string Module => "policy";

    public static EventNames Names { get; } = EventNames.Begin().Map<SettingEvent.Stated>("policy.setting-stated.v1").End();

    /// <summary>Per setting.</summary>
    public static StreamType<IReadOnlyList<SettingEvent.Stated>, SettingCommand, SettingEvent> Settings { get; } = new(
        "setting", SettingDecider.Instance, new InlineView<SettingRow, SettingEvent>(SettingRow.Table, SettingRow.Projection));

    public static IReadOnlyList<TableSpec> Tables { get; } = [new(SettingRow.Table)];

    /// <summary>The stream of a setting: the same in every database.</summary>
    public static Guid StreamOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes("setting " + key)).AsSpan(0, 16));
}
