using System.Globalization;
using System.Text.Json;

namespace VoltKosova.Policy;

/// <summary>
/// A setting as the software brings it: what it is first set to, and what is known about it. A value of a newer version of this file
/// changes nothing where the setting has one already.
/// </summary>
/// <param name="Key">For example <c>age.membership</c>.</param>
/// <param name="Type">How its value is written.</param>
/// <param name="Value">Null while nobody has decided.</param>
/// <param name="Unit">What it counts, for people.</param>
/// <param name="AppliesTo"><c>ngo</c>, <c>party</c> or <c>both</c>.</param>
/// <param name="Source">The law, the statute or the proposal that it comes from.</param>
/// <param name="Confidence">How sure the source is: <c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="HardRule">Whether a law says so, so that only another law changes it.</param>
internal sealed record PolicyDefault(
    string Key, PolicyType Type, string? Value, string Unit, string AppliesTo, string Source, string Confidence, bool HardRule)
{
    /// <summary>What holds at first holds for every day before, too.</summary>
    public static readonly DateOnly Since = new(2000, 1, 1);

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<PolicyDefault> All { get; } = Read();

    public bool Fits(string value) => Type switch
    {
        PolicyType.Number => decimal.TryParse(
            value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        PolicyType.Flag => value is "true" or "false",
        _ => true,
    };

    private static List<PolicyDefault> Read()
    {
        using var file = typeof(PolicyDefault).Assembly.GetManifestResourceStream("Data/policy-defaults.json")!;
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.EnumerateArray().SelectMany(Of)];
    }

    // A value of several parts is as many settings.
    private static IEnumerable<PolicyDefault> Of(JsonElement entry)
    {
        var (key, value) = (entry.GetProperty("key").GetString()!, entry.GetProperty("default"));
        return value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(part => Made(entry, $"{key}.{part.Name}", part.Value))
            : [Made(entry, key, value)];
    }

    private static PolicyDefault Made(JsonElement entry, string key, JsonElement value)
    {
        var (type, text) = value.ValueKind switch
        {
            JsonValueKind.Number => (PolicyType.Number, value.GetRawText()),
            JsonValueKind.True or JsonValueKind.False => (PolicyType.Flag, value.GetRawText()),
            JsonValueKind.Array => (PolicyType.Words, string.Join(',', value.EnumerateArray())),
            JsonValueKind.Null => (PolicyType.Number, null),
            _ => (PolicyType.Text, value.GetString()),
        };
        return new PolicyDefault(
            key, type, text, Text("unit"), Text("appliesTo"), Text("source"), Text("confidence"),
            entry.GetProperty("hardRule").GetBoolean());

        string Text(string name) => entry.GetProperty(name).GetString()!;
    }
}

/// <summary>How the value of a setting is written.</summary>
internal enum PolicyType
{
    /// <summary>A decimal number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Words with commas between them.</summary>
    Words,

    /// <summary>Any text.</summary>
    Text,
}
