using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VoltKosova.Messaging;
using VoltKosova.Web;

namespace VoltKosova.Webhooks.Events;

/// <summary>Every type of event that a webhook can carry: what the modules publish, with schema and sample from the contract.</summary>
internal sealed class EventCatalogue
{
    /// <summary>The type of the question that an endpoint answers to show that it wants webhooks.</summary>
    public const string ChallengeType = "webhooks.challenge.v1";

    /// <summary>What is addressed to one peer alone says so in this field, and reaches nobody else.</summary>
    private const string PeerIdProperty = "PeerId";

    private static readonly Comparer<string> _byVersion =
        Comparer<string>.Create((one, other) => EventType.VersionOf(one).CompareTo(EventType.VersionOf(other)));

    private readonly FrozenDictionary<string, EventType> _byName;
    private readonly FrozenSet<string> _forPeers;
    private readonly Uri _host;

    public EventCatalogue(IEnumerable<Publisher> publishers, IOptions<WebOptions> web)
    {
        _host = new Uri(web.Value.PublicUrl.TrimEnd('/') + "/");
        var all = publishers
            .SelectMany(publisher => publisher.Names.Where(line => !publisher.Inside.Contains(line.Name)).Select(
                line => (line.Name, publisher.Module, line.Type, Since: SinceOf(publisher, line.Name))))
            .ToList();
        _forPeers = all.Where(line => line.Type.GetProperty(PeerIdProperty) is not null).Select(line => line.Name).ToFrozenSet();
        var published = all.Where(line => !_forPeers.Contains(line.Name)).ToList();
        var versions = published.ToLookup(line => EventType.FamilyOf(line.Name), line => (line.Name, line.Since));
        _byName = published
            .Select(line => new EventType(
                line.Name, line.Module, line.Type, History(versions[EventType.FamilyOf(line.Name)])))
            .ToFrozenDictionary(type => type.Name);
        All = [.. _byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];
    }

    private static DateOnly? SinceOf(Publisher publisher, string name) =>
        publisher.Since.TryGetValue(name, out var since) ? since : null;

    /// <summary>The versions of one type, each superseded when the next one came.</summary>
    private static IReadOnlyList<TypeVersion> History(IEnumerable<(string Name, DateOnly? Since)> versions)
    {
        var ordered = versions.OrderBy(version => version.Name, _byVersion).ToList();
        return [.. ordered.Select((version, at) => new TypeVersion(version.Name, version.Since, ordered.ElementAtOrDefault(at + 1).Since))];
    }

    public IReadOnlyList<EventType> All { get; }

    public EventType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// Whether Volt chapters tell each other events of this type; it is then sent to the peer it names and taken from peers.
    /// </summary>
    public bool IsForPeers(string type) => _forPeers.Contains(type);

    /// <summary>A public event on its way out.</summary>
    public CloudEvent Of(Delivered<PublicEvent> delivered, JsonObject data) => new(
        delivered.Id,
        SourceOf(delivered.Event.Module),
        delivered.Event.Name,
        delivered.StreamId,
        delivered.Metadata.At,
        IsForPeers(delivered.Event.Name) ? null : SchemaOf(delivered.Event.Name),
        data);

    /// <summary>A sample, marked as one.</summary>
    public CloudEvent Sample(EventType type, Guid id, DateTimeOffset now) =>
        new(id, SourceOf(type.Module), type.Name, null, now, SchemaOf(type.Name), type.Example()) { IsTest = true };

    /// <summary>The question that an endpoint answers to show that it wants webhooks.</summary>
    public CloudEvent Challenge(Guid id, string challenge, DateTimeOffset now) =>
        new(id, SourceOf(WebhookStreams.Module), ChallengeType, null, now, null, new JsonObject { ["challenge"] = challenge });

    private Uri SourceOf(string module) => new(_host, $"api/v1/{module}");

    private Uri SchemaOf(string type) => new(_host, $"api/v1/webhooks/event-types/{type}/schema");
}

/// <summary>A version in the history of a type.</summary>
/// <param name="Name">The type of this version.</param>
/// <param name="PublishedSince">The day from which it is sent.</param>
/// <param name="SupersededOn">The day from which there is a newer one beside it; null for the newest.</param>
internal sealed record TypeVersion(string Name, DateOnly? PublishedSince, DateOnly? SupersededOn);

/// <summary>One type of event.</summary>
/// <param name="Name">As it stands in the event: a promise, so a change of shape is another type with a higher version.</param>
/// <param name="Module">Who publishes it.</param>
/// <param name="Contract">The record of the data.</param>
/// <param name="Versions">All types of this name, the oldest first; older ones are sent as long as they stand here.</param>
internal sealed record EventType(string Name, string Module, Type Contract, IReadOnlyList<TypeVersion> Versions)
{
    private const string ChapterIdProperty = "ChapterId";

    public int Version => VersionOf(Name);

    /// <summary>Whether it happens in a chapter; otherwise only who listens for the whole movement hears it.</summary>
    public bool IsOfChapters => Contract.GetProperty(ChapterIdProperty) is not null;

    public bool IsNewest => Versions[^1].Name == Name;

    public static string FamilyOf(string name) => name[..name.LastIndexOf(".v", StringComparison.Ordinal)];

    public static int VersionOf(string name) =>
        int.Parse(name.AsSpan(name.LastIndexOf(".v", StringComparison.Ordinal) + 2), CultureInfo.InvariantCulture);

    /// <summary>JSON Schema 2020-12 of the data.</summary>
    public JsonObject Schema() => ContractSchema.Of(Contract);

    /// <summary>Data of that shape.</summary>
    public JsonObject Example() => CloudEvent.DataOf(ContractExample.Of(Contract)!);
}
