using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// Between events as types and events as stored: gives the name, seals personal fields under the person's key, and opens them again. The
/// keys of the people met are kept for the life of this object, which is one act or one page of reading.
/// </summary>
public sealed class EventSealer(EventNames names, IPersonKeys keys, IEventStore store)
{
    private const string Mark = "$sealed";
    private readonly Dictionary<Guid, IPersonKey?> _keys = [];

    /// <summary>Rows of keys that were made here and must be inserted with the commit.</summary>
    public List<RowWrite> NewKeys { get; } = [];

    /// <summary>The stored form of an event.</summary>
    /// <exception cref="PersonErasedException">It has personal fields and the person's key has been destroyed.</exception>
    public async Task<NewEvent> Seal(object @event, Guid id, Guid stream, DateTimeOffset now, CancellationToken cancellation)
    {
        var fields = names.PersonalFieldsOf(@event);
        if (fields.Count == 0)
            return new NewEvent(id, names.NameOf(@event), StoredJson.Write(@event)) { Fresh = new FreshFact(@event) };
        var key = await KeyFor(((IAboutPerson)@event).PersonId, now, cancellation) ?? throw new PersonErasedException();
        var payload = JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), StoredJson.Options);
        var json = SealedFields.In(payload, fields, Mark, (field, value) => key.Seal(value, Context(stream, id, field)));
        return new NewEvent(id, names.NameOf(@event), json) { Fresh = new FreshFact(@event) };
    }

    /// <summary>The event from its stored form; fields of an erased person are null.</summary>
    public async Task<object> Open(StoredEvent stored, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Fresh?.Fact is { } fact)
            return fact;
        if (!stored.Json.Contains(Mark, StringComparison.Ordinal))
            return names.Read(stored.Name, stored.Json);
        var payload = JsonNode.Parse(stored.Json)!.AsObject();
        var isSealed = payload.Where(field => field.Value is JsonObject value && value.ContainsKey(Mark)).Select(field => field.Key)
            .ToList();
        if (isSealed.Count > 0)
        {
            var key = await ExistingKey(payload["person_id"]!.GetValue<Guid>(), cancellation);
            foreach (var field in isSealed)
            {
                var text = payload[field]![Mark]!.GetValue<string>();
                payload[field] = key is null ? null : JsonNode.Parse(key.Open(text, Context(stored.StreamId, stored.Id, field)));
            }
        }

        return names.Read(stored.Name, payload);
    }

    /// <summary>Reads the keys of everybody whom these events tell of, at once, for whoever opens many.</summary>
    public async Task Prepare(IEnumerable<StoredEvent> events, CancellationToken cancellation)
    {
        var people = events
            .Where(stored => stored.Fresh?.Fact is null && stored.Json.Contains(Mark, StringComparison.Ordinal))
            .Select(stored => JsonNode.Parse(stored.Json)!["person_id"]?.GetValue<Guid>())
            .OfType<Guid>().Where(person => !_keys.ContainsKey(person)).Distinct().ToList();
        if (people.Count == 0)
            return;
        foreach (var (person, row) in await store.ReadRows(SharedTables.PersonKeys, [.. people.Select(id => id.ToString())], cancellation))
            _keys[Guid.Parse(person)] = await keys.Unwrap(Guid.Parse(person), row, cancellation);
    }

    /// <summary>Makes the key of a person who was minted in this act, without asking the store whether there is one.</summary>
    public async Task Mint(Guid person, DateTimeOffset now, CancellationToken cancellation)
    {
        var (key, row) = await keys.Make(person, now, cancellation);
        NewKeys.Add(new RowWrite.Insert(SharedTables.PersonKeys, person.ToString(), row));
        _keys[person] = key;
    }

    private async Task<IPersonKey?> KeyFor(Guid person, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_keys.TryGetValue(person, out var known))
            return known;
        if (await store.ReadRow(SharedTables.PersonKeys, person.ToString(), cancellation) is { } row)
            return _keys[person] = await keys.Unwrap(person, row, cancellation);
        await Mint(person, now, cancellation);
        return _keys[person];
    }

    private async Task<IPersonKey?> ExistingKey(Guid person, CancellationToken cancellation)
    {
        if (_keys.TryGetValue(person, out var known))
            return known;
        var row = await store.ReadRow(SharedTables.PersonKeys, person.ToString(), cancellation)
            ?? throw new InvalidOperationException(
                $"The key of person {person} is missing in {store.Module}; it was never destroyed here.");
        return _keys[person] = await keys.Unwrap(person, row, cancellation);
    }

    private static string Context(Guid stream, Guid @event, string field) => $"{stream:N}/{@event:N}/{field}";
}
