using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VoltKosova.Webhooks.Events;

/// <summary>Tells under <c>webhooks</c> of the description what an endpoint receives: one entry per type of event.</summary>
internal sealed class WebhooksOfDocument(EventCatalogue catalogue) : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        foreach (var type in catalogue.All)
        {
            swaggerDoc.Webhooks[type.Name] = new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Post] = Receiving(type, swaggerDoc) },
            };
        }
    }

    private OpenApiOperation Receiving(EventType type, OpenApiDocument document) => new()
    {
        OperationId = "Receive" + string.Concat(type.Name.Split('.', '-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])),
        Summary = $"Sent to every endpoint that asked for {type.Name}.",
        Description = type.IsNewest ? null : $"There is a newer version: {type.Versions[^1].Name}.",
        Deprecated = !type.IsNewest,
        Tags = new HashSet<OpenApiTagReference> { new(WebhookStreams.Module, document) },
        Parameters =
        [
            Header("webhook-id", "The id of the event; the same at every attempt.", 36),
            Header("webhook-timestamp", "Of this attempt, in seconds of the epoch.", 12),
            Header("webhook-signature", "Standard Webhooks 1.0.0: v1 signatures of every secret that is valid, with spaces between.", 700),
        ],
        RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [CloudEvent.MediaType] = new OpenApiMediaType
                {
                    Schema = SchemaOfJson.Read(CloudEvent.SchemaOf(type)),
                    Example = JsonNode.Parse(catalogue.Sample(type, ContractExample.Id, ContractExample.Instant).Write()),
                },
            },
        },
        Responses = new OpenApiResponses
        {
            ["204"] = new OpenApiResponse
            {
                Description = "Taken; any status from 200 to 299 says so. 410 disables the endpoint; everything else is tried again.",
            },
        },
        Security = [],
    };

    private static OpenApiParameter Header(string name, string description, int length) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = length },
    };
}

/// <summary>A JSON Schema as the description's own kind of schema, with the limits that the size of a body sets anyway.</summary>
internal static class SchemaOfJson
{
    public static OpenApiSchema Read(JsonObject schema) => new()
    {
        Type = TypeOf(schema["type"]),
        Format = schema["format"]?.GetValue<string>() ?? (Has(schema, "integer") ? "int64" : null),
        Enum = Choices(schema),
        Properties = (schema["properties"] as JsonObject)?.ToDictionary(
            property => property.Key, property => (IOpenApiSchema)Read(property.Value as JsonObject ?? [])),
        Required = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet(),
        Items = schema["items"] is JsonObject items ? Read(items) : null,
        MaxLength = IsFree(schema, "string") ? CloudEvent.MostBytes : null,
        MaxItems = Has(schema, "array") ? CloudEvent.MostBytes : null,
        Minimum = Has(schema, "integer") ? "-9007199254740991" : null,
        Maximum = Has(schema, "integer") ? "9007199254740991" : null,
    };

    private static List<JsonNode>? Choices(JsonObject schema) => (schema["const"], schema["enum"]) switch
    {
        ({ } only, _) => [only.DeepClone()],
        (_, JsonArray several) => [.. several.OfType<JsonNode>().Select(one => one.DeepClone())],
        _ => null,
    };

    private static bool IsFree(JsonObject schema, string type) => Has(schema, type) && schema["enum"] is null && schema["const"] is null;

    private static bool Has(JsonObject schema, string type) => Types(schema["type"]).Contains(type);

    private static JsonSchemaType? TypeOf(JsonNode? type) => Types(type) is { Count: > 0 } names
        ? names.Aggregate((JsonSchemaType)0, (all, name) => all | name switch
        {
            "string" => JsonSchemaType.String,
            "integer" => JsonSchemaType.Integer,
            "number" => JsonSchemaType.Number,
            "boolean" => JsonSchemaType.Boolean,
            "array" => JsonSchemaType.Array,
            "object" => JsonSchemaType.Object,
            _ => JsonSchemaType.Null,
        })
        : null;

    private static List<string> Types(JsonNode? type) => type switch
    {
        JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };
}
