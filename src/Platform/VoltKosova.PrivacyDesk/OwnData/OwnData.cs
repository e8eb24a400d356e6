using VoltKosova.EventStore;

namespace VoltKosova.PrivacyDesk;

/// <summary>
/// What a module holds of a person, said once and table by table, for the person to take along. Every table of the module is named: with
/// whose its rows are, or with why they are nobody's.
/// </summary>
public sealed class OwnData<TStreams>
    where TStreams : IStreams
{
    /// <summary>Holds for the rows with the person's id. <c>$1</c> are the ids under which the person is known, as texts.</summary>
    public const string OfPerson = "data ->> 'person_id' = ANY ($1)";

    private readonly SortedDictionary<string, string> _sections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _nobodys = new(StringComparer.Ordinal);
    private readonly List<OwnPart> _parts = [];

    /// <summary>Rows of a person.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="which">A condition on <c>data</c> and <c>id</c>, with <c>$1</c> as in <see cref="OfPerson"/>.</param>
    public OwnData<TStreams> Rows(RowTable table, string which = OfPerson)
    {
        ArgumentNullException.ThrowIfNull(table);
        _sections.Add(table.Name, which);
        return this;
    }

    /// <summary>Rows without the person's id, of streams that begin with it.</summary>
    /// <param name="table">Their table; a row has the id of its stream.</param>
    public OwnData<TStreams> RowsOfStreams(RowTable table) => Rows(
        table,
        """
        (SELECT event.data ->> 'person_id' FROM mt_events AS event WHERE event.stream_id = kept.id AND event.version = 1) = ANY ($1)
        """);

    /// <summary>A table that holds nothing of one person beyond what another one holds.</summary>
    /// <param name="table">The table.</param>
    /// <param name="why">What is in it instead.</param>
    public OwnData<TStreams> Nobodys(RowTable table, string why)
    {
        ArgumentNullException.ThrowIfNull(table);
        _nobodys.Add(table.Name, why);
        return this;
    }

    /// <summary>What stands in no row, such as sealed fields that no view shows.</summary>
    /// <param name="name">Under which name it is told.</param>
    /// <param name="read">From the ids of the person to JSON texts.</param>
    public OwnData<TStreams> Also(
        string name, Func<IServiceProvider, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<string>>> read)
    {
        _parts.Add(new OwnPart(name, read));
        return this;
    }

    /// <exception cref="InvalidOperationException">A table is not named, or is none of the module's.</exception>
    internal OwnDataOfModule Said()
    {
        var (said, there) = (_sections.Keys.Concat(_nobodys.Keys).ToList(), TStreams.Tables.Select(table => table.Table.Name).ToList());
        if (there.Except(said).Concat(said.Except(there)).Concat(_sections.Keys.Intersect(_nobodys.Keys)).FirstOrDefault() is { } table)
            throw new InvalidOperationException($"The module {TStreams.Module} does not say once whose the rows of {table} are.");
        return new OwnDataOfModule(TStreams.Module, _sections, _parts);
    }
}

/// <summary>What a module holds of a person.</summary>
/// <param name="Sections">Per table which rows are the person's.</param>
internal sealed record OwnDataOfModule(string Module, IReadOnlyDictionary<string, string> Sections, IReadOnlyList<OwnPart> Parts);

/// <summary>What stands in no row.</summary>
internal sealed record OwnPart(
    string Name, Func<IServiceProvider, IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<string>>> Read);
