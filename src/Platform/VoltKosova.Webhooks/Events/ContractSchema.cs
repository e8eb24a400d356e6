using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Events;

/// <summary>The JSON Schema of a contract's record, as the serialiser writes it.</summary>
internal static class ContractSchema
{
    private static readonly JsonSchemaExporterOptions _options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    public static JsonObject Of(Type contract)
    {
        var schema = StoredJson.Options.GetJsonSchemaAsNode(contract, _options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["required"] = new JsonArray([.. Required(schema).Select(name => JsonValue.Create(name))]);
        return schema;
    }

    // What the exporter cannot see through: the converter of instants.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema) =>
        (Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) == typeof(DateTimeOffset)
            ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
            : schema;

    // Null is not written, so whatever may be null may be absent.
    private static IEnumerable<string> Required(JsonObject schema) => schema["properties"] is JsonObject properties
        ? properties.Where(property => !MayBeNull(property.Value)).Select(property => property.Key)
        : [];

    private static bool MayBeNull(JsonNode? property) =>
        property?["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "null");
}
