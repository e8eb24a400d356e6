using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace VoltKosova.Testing;

/// <summary>What a receiver of webhooks got.</summary>
/// <param name="Headers">By their names in lower case.</param>
/// <param name="Bytes">The body as it came.</param>
/// <param name="At">When it came, by the clock of who sent it.</param>
public sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Bytes, DateTimeOffset At)
{
    /// <summary>The body as text.</summary>
    public string Body => Encoding.UTF8.GetString(Bytes);

    /// <summary>The event.</summary>
    public JsonObject Json => JsonNode.Parse(Bytes)!.AsObject();

    /// <summary>Whether several events came together.</summary>
    public bool IsBatch => Bytes is [(byte)'[', ..];

    /// <summary>The events of a batch.</summary>
    public IReadOnlyList<JsonObject> Events => [.. JsonNode.Parse(Bytes)!.AsArray().Select(item => item!.AsObject())];

    /// <summary>The event's type.</summary>
    public string Type => Json["type"]!.GetValue<string>();

    /// <summary>The <c>webhook-id</c>.</summary>
    public string Id => Headers["webhook-id"];

    /// <summary>The challenge, when it is one.</summary>
    public string? Challenge =>
        !IsBatch && Type == "webhooks.challenge.v1" ? Json["data"]!["challenge"]!.GetValue<string>() : null;
}

/// <summary>
/// Every delivery that came to one receiver of the tests, challenges included. In the end each must be one that receivers verify with the
/// packages they use, with a secret that the host has shown for this address, and that they refuse when it is late, changed or under
/// another id.
/// </summary>
/// <param name="clock">The sender's.</param>
public sealed class Deliveries(TimeProvider clock)
{
    private const string Unsigned = "No matching signature found";

    private static readonly (string Case, string Expected)[] _cases =
    [
        ("", "verified"), ("_old", "Message timestamp too old"), ("_early", "Message timestamp too new"), ("_changed", Unsigned),
        ("_other_id", Unsigned), ("_other_time", Unsigned), ("_no_id", "Missing required headers"),
    ];

    private readonly ConcurrentQueue<Received> _all = new();

    /// <summary>How many have come.</summary>
    public int Count => _all.Count;

    /// <summary>Reads a request and keeps it.</summary>
    public async Task<Received> Take(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var at = clock.GetUtcNow();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var received = new Received(headers, body.ToArray(), at);
        _all.Enqueue(received);
        return received;
    }

    /// <summary>What the packages say of each, in the order in which they came, with this secret.</summary>
    public Task<IReadOnlyList<JsonObject>> Verdicts(string secret) => Judge.Of(_all, [secret]);

    /// <summary>Holds all of them against the packages; what came to an address whose secret nobody was shown fails too.</summary>
    public async Task ShouldBeVerified(string url)
    {
        if (_all.IsEmpty)
            return;
        var secrets = ShownSecrets.Of(url);
        secrets.ShouldNotBeEmpty($"the host has shown no secret of an endpoint at {url}");
        foreach (var verdict in await Judge.Of(_all, secrets))
            ShouldBeGood(verdict);
    }

    private static void ShouldBeGood(JsonObject verdict)
    {
        foreach (var (name, expected) in _cases)
        {
            foreach (var verifier in (string[])["standardwebhooks", "svix"])
                verdict[verifier + name]!.GetValue<string>().ShouldBe(expected, $"{verifier}{name} of {verdict}");
        }

        var events = verdict["events"]!.AsArray();
        events.Count.ShouldBeInRange(1, 50, verdict.ToString());
        events.ShouldAllBe(one => one!["valid"]!.GetValue<bool>(), verdict.ToString());
        var ids = events.Select(one => one!["id"]!.GetValue<string>()).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count, verdict.ToString());
        if (!verdict["batch"]!.GetValue<bool>())
            ids.ShouldBe([verdict["webhook_id"]!.GetValue<string>()], verdict.ToString());
    }
}
