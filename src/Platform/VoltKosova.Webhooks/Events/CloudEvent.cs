using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Events;

/// <summary>
/// What receivers get: CloudEvents 1.0 in structured JSON, thin, so that whoever wants to know more has to ask with rights of their own.
/// Written once; every attempt sends and signs the same bytes.
/// </summary>
/// <param name="Id">The id of the event, which is also the <c>webhook-id</c>.</param>
/// <param name="Source">Where it happened, as an URI.</param>
/// <param name="Type">The public name, for example <c>membership.member-admitted.v1</c>.</param>
/// <param name="Subject">What it is about; null when there is nothing to name.</param>
/// <param name="Time">When it happened.</param>
/// <param name="DataSchema">Where the JSON Schema of the data can be read; null when it has none.</param>
/// <param name="Data">Ids and dates.</param>
internal sealed record CloudEvent(Guid Id, Uri Source, string Type, Guid? Subject, DateTimeOffset Time, Uri? DataSchema, JsonObject Data)
{
    public const string MediaType = "application/cloudevents+json";

    /// <summary>Of several in one body.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    /// <summary>What a body may measure, in bytes.</summary>
    public const int MostBytes = 20_000;

    /// <summary>True for a sample that nothing stands behind.</summary>
    public bool IsTest { get; init; }

    /// <summary>The body.</summary>
    /// <exception cref="InvalidOperationException">It is not thin.</exception>
    public string Write()
    {
        var json = Json().ToJsonString(StoredJson.Options);
        return Encoding.UTF8.GetByteCount(json) <= MostBytes
            ? json
            : throw new InvalidOperationException($"The public event {Type} is larger than {MostBytes} bytes: publish ids, not contents.");
    }

    /// <summary>The event as JSON; what is absent is not there.</summary>
    public JsonObject Json()
    {
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Id.ToString(),
            ["source"] = Source.ToString(),
            ["type"] = Type,
            ["subject"] = Subject?.ToString(),
            ["time"] = StoredJson.TextOf(Time),
            ["datacontenttype"] = "application/json",
            ["dataschema"] = DataSchema?.ToString(),
            ["test"] = IsTest ? true : null,
            ["data"] = Data,
        };
        foreach (var absent in body.Where(field => field.Value is null).Select(field => field.Key).ToList())
            body.Remove(absent);
        return body;
    }

    /// <summary>JSON Schema of a whole event of a type.</summary>
    public static JsonObject SchemaOf(EventType type)
    {
        static JsonObject Text(string? format = null) => format is null
            ? new JsonObject { ["type"] = "string" }
            : new JsonObject { ["type"] = "string", ["format"] = format };
        var data = type.Schema();
        data.Remove("$schema");
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["specversion"] = new JsonObject { ["type"] = "string", ["const"] = "1.0" },
                ["id"] = Text("uuid"),
                ["source"] = Text("uri"),
                ["type"] = new JsonObject { ["type"] = "string", ["const"] = type.Name },
                ["subject"] = Text("uuid"),
                ["time"] = Text("date-time"),
                ["datacontenttype"] = Text(),
                ["dataschema"] = Text("uri"),
                ["test"] = new JsonObject { ["type"] = "boolean" },
                ["data"] = data,
            },
            ["required"] = new JsonArray("specversion", "id", "source", "type", "time", "data"),
        };
    }

    /// <summary>The data of a public event: the contract's record as it is written everywhere.</summary>
    public static JsonObject DataOf(object body) => JsonSerializer.SerializeToNode(body, body.GetType(), StoredJson.Options)!.AsObject();

    /// <summary>Where it happened, by the field that every contract names alike; null for the whole movement.</summary>
    public static Guid? ChapterOf(JsonObject data) =>
        data["chapter_id"] is JsonValue value && Guid.TryParse(value.ToString(), out var chapter) ? chapter : null;
}
