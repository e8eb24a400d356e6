using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using static System.Text.Encoding;

namespace Integrators;

public static class VoltReceiver // app.MapPost("/volt", (HttpRequest request) => VoltReceiver.Receive(request, key, take));
{
    public static async Task<IResult> Receive(HttpRequest request, byte[] key, Func<JsonNode, Task> take)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (!IsVolts(request.Headers, body.ToArray(), key))
            return Results.Unauthorized();
        var message = JsonNode.Parse(body.ToArray())!;
        if ((string?)message["type"] != "webhooks.challenge.v1")
            await take(message); // Store it under its id and answer; the work can wait, and the same id may come twice.
        return Results.Json(new { challenge = (string?)message["data"]?["challenge"] });
    }

    private static bool IsVolts(IHeaderDictionary headers, byte[] body, byte[] key)
    {
        byte[] signed = [.. UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}."), .. body];
        var good = ASCII.GetBytes($"v1,{System.Convert.ToBase64String(HMACSHA256.HashData(key, signed))}");
        return long.TryParse(headers["webhook-timestamp"], null, out var sent)
            && Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - sent) <= 300
            && $"{headers["webhook-signature"]}".Split(' ').Any(one => CryptographicOperations.FixedTimeEquals(ASCII.GetBytes(one), good));
    }
}
