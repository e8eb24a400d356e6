using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VoltKosova.EventStore;

/// <summary>How everything stored is written: snake_case, enums as strings, instants in UTC, nothing for null.</summary>
public static class StoredJson
{
    /// <summary>The one set of options for events and rows. Changing it changes stored formats.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The JSON of a row or payload.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A row or payload from its JSON.</summary>
    /// <exception cref="JsonException">The JSON is not of that shape.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} was null.");

    /// <summary>An instant as it is stored, for comparing in a query.</summary>
    public static string TextOf(DateTimeOffset instant) => UtcInstantConverter.TextOf(instant);

    /// <summary>The stored name of an enum's value.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcInstantConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
