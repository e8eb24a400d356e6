using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Webhooks;

namespace VoltKosova.Testing;

/// <summary>
/// A Volt chapter of another country, whose part the test plays: the only one that the host knows, and it speaks as docs/webhooks.md says.
/// </summary>
/// <param name="chapter">The chapter that looks after it.</param>
public sealed class OtherCountry(Guid chapter) : IVoltPeers
{
    private const string Key = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly VoltPeer _peer = new("Volt Elsewhere", chapter);

    /// <summary>The partner's id.</summary>
    public Guid Id { get; } = new("0195566a-c800-7000-8000-0000000000f2");

    public Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation) => Task.FromResult(partner == Id ? _peer : null);

    public Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, VoltPeer>>(new Dictionary<Guid, VoltPeer> { [Id] = _peer });

    /// <summary>Both can sign from now on; again, nothing happens.</summary>
    public async Task ExchangeKeys(ModuleHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var known = await host.As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/webhooks/peers", new { PartnerId = Id, Url = "http://127.0.0.1:1/events", Key });
        known.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict);
    }

    /// <summary>By which it names a person.</summary>
    public static string HashOf(string address)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, KeyOf(Key), 32, info: Encoding.UTF8.GetBytes("volt-kosova/peer-address/v1"));
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address)));
    }

    /// <summary>It says something, and what it says has been taken in.</summary>
    public async Task Says(ModuleHost host, string type, object data)
    {
        ArgumentNullException.ThrowIfNull(host);
        var id = Guid.NewGuid();
        var body = Event(id, type, JsonNode.Parse(StoredJson.Write(data)));
        using var answer = await Send(host.Public, Id, Key, id, body, host.Clock.GetUtcNow());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        await host.WhenQuiet();
    }

    /// <summary>An event as a peer writes it.</summary>
    public static string Event(Guid id, string type, JsonNode? data) => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = id.ToString(),
        ["source"] = "https://elsewhere.volt.test",
        ["type"] = type,
        ["data"] = data,
    }.ToJsonString();

    /// <summary>Sends as a peer sends.</summary>
    /// <param name="sent">What goes out in the place of what was signed.</param>
    /// <param name="signature">In the place of a good one.</param>
    public static async Task<HttpResponseMessage> Send(
        HttpClient client, Guid peer, string key, Guid id, string body, DateTimeOffset at, string? sent = null, string? signature = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(KeyOf(key), Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/webhooks/peers/{peer}/events");
        request.Content = new StringContent(sent ?? body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add("webhook-id", id.ToString());
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.Add("webhook-signature", signature ?? $"v1a,nothing v1,{Convert.ToBase64String(hash)}");
        return await client.SendAsync(request);
    }

    private static byte[] KeyOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.FromBase64String(key["whsec_".Length..]);
    }
}
