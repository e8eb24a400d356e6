using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using VoltKosova.Webhooks;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>A host whose notices can also be addressed to Volt chapters, and that takes theirs.</summary>
public sealed class PeerHost : WebhookHost
{
    public const string Whispered = "whispers.whispered.v1";

    internal ConcurrentDictionary<Guid, VoltPeer> Partners { get; } = new();

    /// <summary>A partner with keys both ways: our endpoint's secret, and the key that the peer signs with.</summary>
    internal async Task<(Guid Id, string Ours, string Theirs)> Befriend(string url = "http://127.0.0.1:1/hook", Guid? chapter = null)
    {
        var partner = Guid.NewGuid();
        Partners[partner] = new VoltPeer("Volt Elsewhere", chapter ?? Guid.NewGuid());
        var theirs = NewKey();
        var receipt = await Administrator.Post(Path + "peers", new { PartnerId = partner, Url = url, Key = theirs });
        ((int)receipt.Status).ShouldBe(201, receipt.Code);
        return (partner, receipt.Text("secret"), theirs);
    }

    internal static string NewKey() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>An event as a peer writes it.</summary>
    internal static string Event(Guid id, string type = Whispered, JsonObject? data = null) =>
        OtherCountry.Event(id, type, data ?? new JsonObject { ["said"] = "psst" });

    /// <summary>Sends as a peer sends, signed with a key at an instant.</summary>
    internal async Task<Reply> Tell(
        Guid peer,
        string key,
        Guid id,
        string body,
        DateTimeOffset? at = null,
        Func<string, string>? tamper = null,
        string? signature = null)
    {
        using var response = await OtherCountry.Send(
            Public, peer, key, id, body, at ?? Clock.GetUtcNow(), tamper?.Invoke(body), signature);
        var text = await response.Content.ReadAsStringAsync();
        return new Reply(response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(), null, null);
    }

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IVoltPeers>(new Known(Partners));
        services.AddStore<WhisperStreams>();
        services.AddPublisher(WhisperStreams.Publisher);
        services.AddReaction<WhenPeerWritesThenKeep, PeerMessage, WhisperStreams>("whispers.keep");
        base.AddModule(services, configuration);
    }

    private sealed class Known(ConcurrentDictionary<Guid, VoltPeer> partners) : IVoltPeers
    {
        public Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation) =>
            Task.FromResult(partners.TryGetValue(partner, out var known) ? known : null);

        public Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, VoltPeer>>(partners);
    }
}

internal sealed record Whisper(Guid PeerId, string Said);

internal abstract record WhisperFact
{
    public sealed record Said(Guid PeerId, string Text) : WhisperFact;
}

/// <summary>A module that whispers to peers and keeps what they whisper.</summary>
internal sealed class WhisperStreams : IStreams
{
    public static string Module => "whispers";

    public static EventNames Names { get; } = EventNames.Begin().Map<WhisperFact.Said>("whispers.said.v1").End();

    public static RowTable Heard { get; } = new("heard");

    public static IReadOnlyList<TableSpec> Tables => [new(Heard)];

    public static StreamType<int, WhisperFact, WhisperFact> Whispers { get; } = new(
        "whisper", new Decider<int, WhisperFact, WhisperFact>(0, (_, fact) => fact, (count, _) => count + 1));

    public static Publisher Publisher { get; } = Publisher.Begin<WhisperStreams>()
        .On<WhisperFact.Said, Whisper>(PeerHost.Whispered, said => new Whisper(said.PeerId, said.Text))
        .End();
}

/// <summary>Counts by a row per event of the log, so that twice would be seen.</summary>
internal sealed class WhenPeerWritesThenKeep : IReaction<PeerMessage>
{
    public Task When(Delivered<PeerMessage> delivered, Writing writing)
    {
        writing.Insert(WhisperStreams.Heard, delivered.Id.ToString(), delivered.Event);
        return Task.CompletedTask;
    }
}
