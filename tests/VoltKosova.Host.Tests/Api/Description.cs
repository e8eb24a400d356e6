using System.Text.Json.Nodes;

namespace VoltKosova.Host.Tests.Api;

/// <summary>The OpenAPI document as the host gives it.</summary>
internal static class Description
{
    public static async Task<JsonObject> Read(HttpClient client) =>
        JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();

    public static IReadOnlyList<Operation> Operations(JsonObject document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, operation.Value!.AsObject(), document),
    ];
}

/// <summary>One operation of the document.</summary>
internal sealed record Operation(HttpMethod Method, string Path, JsonObject Json, JsonObject Document)
{
    public bool IsForEverybody => Json["security"] is JsonArray { Count: 0 };

    public JsonObject? Body => Json["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Open(schema) : null;

    /// <summary>The media type of the file that it takes; null when it takes JSON or nothing.</summary>
    public string? FileType =>
        Json["requestBody"]?["content"]?.AsObject().Select(content => content.Key).FirstOrDefault(type => type != "application/json");

    public IReadOnlyList<JsonObject> Parameters => [.. (Json["parameters"]?.AsArray() ?? []).Select(parameter => Open(parameter!))];

    public bool HasParameter(string name) => Parameters.Any(parameter => parameter["name"]!.GetValue<string>() == name);

    /// <summary>The path with something for every parameter that is nowhere in the database.</summary>
    public string PathOfNothing(string? all = null) => Parameters
        .Where(parameter => parameter["in"]!.GetValue<string>() == "path")
        .Aggregate(Path, (path, parameter) => path.Replace(
            $"{{{parameter["name"]!.GetValue<string>()}}}",
            all ?? Nothing(parameter["schema"]!.AsObject()),
            StringComparison.Ordinal));

    /// <summary>What must stand in the query, about what is nowhere in the database; empty for most.</summary>
    public string QueryOfNothing() => string.Join('&', Parameters
        .Where(parameter => parameter["in"]!.GetValue<string>() == "query" && parameter["required"]?.GetValue<bool>() == true)
        .Select(parameter => $"{parameter["name"]}={Nothing(parameter["schema"]!.AsObject())}"));

    /// <summary>What a reference stands for; the object itself where there is none.</summary>
    public JsonObject Open(JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Open(reference.Split('/').Skip(1).Aggregate((JsonNode)Document, (node, name) => node[name]!));
        return schema["oneOf"] is JsonArray choices ? Open(choices.First(choice => choice!["$ref"] is not null)!) : schema.AsObject();
    }

    public override string ToString() => $"{Method} {Path}";

    private static string Nothing(JsonObject schema) => (schema["format"]?.GetValue<string>(), schema["minimum"]) switch
    {
        ("uuid", _) => Guid.NewGuid().ToString(),
        (_, { } least) => least.ToJsonString(),
        _ => "nothing",
    };
}
