using System.Text.Json.Nodes;

namespace VoltKosova.Host.Tests.Api;

/// <summary>The OpenAPI document as the host gives it.</summary>
internal static class Description
{
    public static async Task<JsonObject> Read(HttpClient client) =>
        JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject();
}
