using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Integrators;

public static class VoltReceiver
{
    public static void MapVolt(this WebApplication app, string secret, Func<JsonNode, Task> take) =>
        app.MapPost("/volt", (HttpRequest request) => Receive(request, secret, take));

    private static async Task<IResult> Receive(HttpRequest request, string secret, Func<JsonNode, Task> take)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        if (!IsVolts(request.Headers, body, secret))
            return Results.Unauthorized();
        var message = JsonNode.Parse(body)!;
        if ((string?)message["type"] == "webhooks.challenge.v1")
            return Results.Json(new { challenge = (string?)message["data"]!["challenge"] });
        await take(message); // Store it under its id and answer; the work can wait, and the same id may come twice.
        return Results.NoContent();
    }

    private static bool IsVolts(IHeaderDictionary headers, byte[] body, string secret)
    {
        string id = headers["webhook-id"].ToString(), time = headers["webhook-timestamp"].ToString();
        if (!long.TryParse(time, CultureInfo.InvariantCulture, out var sent)
            || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - sent) > 300)
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body];
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
        return headers["webhook-signature"].ToString().Split(' ').Any(given =>
            CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(expected)));
    }
}
