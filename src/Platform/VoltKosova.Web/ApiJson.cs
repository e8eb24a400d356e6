using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using VoltKosova.EventStore;

namespace VoltKosova.Web;

/// <summary>
/// How the API speaks JSON: snake_case, enums as strings, instants in UTC. In answers null is written, so that a client sees every field.
/// In requests an unknown field is refused, a field is required when its type cannot be null and it has no default.
/// </summary>
public static class ApiJson
{
    /// <summary>The options of answers and requests alike.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Gives the framework's own options the same ways.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new UtcInstantConverter());
        options.Converters.Add(new TextConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutWhatMayBeNull);
    }

    private static void LeaveOutWhatMayBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsSetNullable)
                property.IsRequired = false;
            if (!property.PropertyType.IsValueType)
                property.IsGetNullable = true;
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
