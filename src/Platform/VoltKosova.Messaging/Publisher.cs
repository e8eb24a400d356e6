using System.Collections.Frozen;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// How a module's private facts become public events: a pure table, applied whenever the module's own log is read. Nothing is stored and
/// nobody calls it, so no publication can be forgotten and none can happen without its fact.
/// </summary>
public sealed class Publisher
{
    private readonly FrozenDictionary<Type, Line> _lines;

    private Publisher(string module, EventNames privateNames, IReadOnlyList<Line> lines)
    {
        Module = module;
        _lines = lines.ToFrozenDictionary(line => line.Private);
        PrivateNames = privateNames.All.Where(name => _lines.ContainsKey(name.Type)).Select(name => name.Name).ToFrozenSet();
        Names = lines.Select(line => (line.Name, line.Public)).Distinct().ToList();
        Inside = lines.Where(line => line.IsInside).Select(line => line.Name).ToFrozenSet();
        Since = lines.Where(line => line.Since is not null).GroupBy(line => line.Name)
            .ToFrozenDictionary(group => group.Key, group => group.Min(line => line.Since!.Value));
    }

    /// <summary>The module that publishes.</summary>
    public string Module { get; }

    /// <summary>The public events: stored promises, to other modules and to webhooks.</summary>
    public IReadOnlyList<(string Name, Type Type)> Names { get; }

    /// <summary>Those of the names that modules hear and nobody else: no webhook carries them, whoever asks.</summary>
    public IReadOnlySet<string> Inside { get; }

    /// <summary>Since when each name is published, where the table says it.</summary>
    public IReadOnlyDictionary<string, DateOnly> Since { get; }

    internal FrozenSet<string> PrivateNames { get; }

    /// <summary>Begins the table of a module.</summary>
    public static Builder<TStreams> Begin<TStreams>()
        where TStreams : IStreams => new();

    /// <summary>The public event that a private fact becomes, with its name; null when the fact stays private.</summary>
    public (string Name, object Body)? Publish(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return _lines.TryGetValue(fact.GetType(), out var line) && line.Publish(fact) is { } body ? (line.Name, body) : null;
    }

    private sealed record Line(Type Private, Type Public, string Name, DateOnly? Since, bool IsInside, Func<object, object?> Publish);

    /// <summary>Collects the lines of the table.</summary>
    public sealed class Builder<TStreams>
        where TStreams : IStreams
    {
        private readonly List<Line> _lines = [];
        private DateOnly? _since;

        /// <summary>The lines that follow are published since this day: what receivers read as the history of a type.</summary>
        public Builder<TStreams> Since(int year, int month, int day)
        {
            _since = new DateOnly(year, month, day);
            return this;
        }

        /// <summary>
        /// A private fact that others may know, under a public name; null from <paramref name="publish"/> keeps it private after all.
        /// </summary>
        public Builder<TStreams> On<TPrivate, TPublic>(string name, Func<TPrivate, TPublic?> publish)
            where TPrivate : class
            where TPublic : class => Add(name, publish, isInside: false);

        /// <summary>A private fact that the other modules may know, and nobody outside: see <see cref="Inside"/>.</summary>
        public Builder<TStreams> ToModules<TPrivate, TPublic>(string name, Func<TPrivate, TPublic?> publish)
            where TPrivate : class
            where TPublic : class => Add(name, publish, isInside: true);

        /// <summary>The finished table.</summary>
        public Publisher End() => new(TStreams.Module, TStreams.Names, _lines);

        private Builder<TStreams> Add<TPrivate, TPublic>(string name, Func<TPrivate, TPublic?> publish, bool isInside)
            where TPrivate : class
            where TPublic : class
        {
            _lines.Add(new Line(typeof(TPrivate), typeof(TPublic), name, _since, isInside, fact => publish((TPrivate)fact)));
            return this;
        }
    }
}
