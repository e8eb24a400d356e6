using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// The map between stored names and event types of one module: one line per event, never a CLR name. A name once stored stays readable for
/// ever: an old version is lifted to the newest by an upcaster, on the JSON, before it becomes a type.
/// </summary>
public sealed class EventNames
{
    private readonly FrozenDictionary<string, Entry> _byName;
    private readonly FrozenDictionary<Type, Entry> _byType;

    private EventNames(IReadOnlyList<Entry> entries)
    {
        _byName = entries.ToFrozenDictionary(entry => entry.Name);
        _byType = entries.Where(entry => entry.Lift is null).ToFrozenDictionary(entry => entry.Type);
    }

    /// <summary>All stored names and their types, old versions included.</summary>
    public IEnumerable<(string Name, Type Type)> All => _byName.Values.Select(entry => (entry.Name, entry.Type));

    /// <summary>Begins a map.</summary>
    public static Builder Begin() => new();

    /// <summary>The stored name of an event.</summary>
    public string NameOf(object @event) => EntryOf(@event).Name;

    /// <summary>Whether this version of the software can read what is stored under a name.</summary>
    public bool Knows(string name) => _byName.ContainsKey(name);

    /// <summary>The stored names of the personal fields of an event; empty for most.</summary>
    public IReadOnlyList<string> PersonalFieldsOf(object @event) => EntryOf(@event).PersonalFields;

    /// <summary>The payload of an event, personal fields still readable.</summary>
    public static JsonObject Write(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return JsonSerializer.SerializeToNode(@event, @event.GetType(), StoredJson.Options)!.AsObject();
    }

    /// <summary>An event from its stored name and opened payload.</summary>
    /// <exception cref="UnknownEventException">The name is in no map: the software is older than the data.</exception>
    public object Read(string name, JsonObject payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (!_byName.TryGetValue(name, out var entry))
            throw new UnknownEventException(name);
        var lifted = entry.Lift is null ? payload : entry.Lift(payload);
        return lifted.Deserialize(entry.Type, StoredJson.Options)!;
    }

    /// <summary>The same from a payload with nothing sealed in it.</summary>
    /// <exception cref="UnknownEventException">The name is in no map: the software is older than the data.</exception>
    public object Read(string name, string payload) => _byName.TryGetValue(name, out var entry) && entry.Lift is null
        ? JsonSerializer.Deserialize(payload, entry.Type, StoredJson.Options)!
        : Read(name, JsonNode.Parse(payload)!.AsObject());

    private Entry EntryOf(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byType.TryGetValue(@event.GetType(), out var entry)
            ? entry
            : throw new InvalidOperationException($"{@event.GetType().FullName} has no stored name: add it to the module's map.");
    }

    private sealed record Entry(string Name, Type Type, Func<JsonObject, JsonObject>? Lift, IReadOnlyList<string> PersonalFields);

    /// <summary>Collects the lines of a map.</summary>
    public sealed class Builder
    {
        private readonly List<Entry> _entries = [];

        /// <summary>The stored name of the newest version of an event.</summary>
        public Builder Map<TEvent>(string name)
            where TEvent : class
        {
            _entries.Add(new Entry(name, typeof(TEvent), null, PersonalFields(typeof(TEvent))));
            return this;
        }

        /// <summary>An older stored version, lifted to the newest.</summary>
        public Builder Upcast<TEvent>(string oldName, Func<JsonObject, JsonObject> lift)
            where TEvent : class
        {
            _entries.Add(new Entry(oldName, typeof(TEvent), lift, PersonalFields(typeof(TEvent))));
            return this;
        }

        /// <summary>The finished map.</summary>
        /// <exception cref="ArgumentException">A name or a type stands in it twice.</exception>
        public EventNames End() => new(_entries);

        private static string[] PersonalFields(Type type)
        {
            var fields = type.GetProperties()
                .Where(property => property.IsDefined(typeof(PersonalAttribute)) || IsPersonalParameter(type, property))
                .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))
                .ToArray();
            if (fields.Length > 0 && !type.IsAssignableTo(typeof(IAboutPerson)))
                throw new InvalidOperationException($"{type.FullName} has personal fields but does not say whose: implement IAboutPerson.");
            return fields;
        }

        private static bool IsPersonalParameter(Type type, PropertyInfo property) => type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && parameter.IsDefined(typeof(PersonalAttribute)));
    }
}

/// <summary>A stored event whose name this version of the software does not know. A subscriber stops rather than skip it.</summary>
public sealed class UnknownEventException(string name)
    : Exception($"The stored event {name} is not known to this version.")
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;
}
