using VoltKosova.EventStore;

namespace VoltKosova.PrivacyDesk;

/// <summary>
/// How a module forgets a person, said once: per kind of stream the command that ends with a fact that takes everything about the person
/// out of the rows, and the rows of claims that go with such streams. Keys, mails and kept answers are the same everywhere and not said.
/// </summary>
public sealed class Forgetting<TStreams>
    where TStreams : IStreams
{
    private readonly Dictionary<string, Func<Writing, Guid, Forgotten, Task>> _streams = [];
    private readonly List<(RowTable Table, string Field)> _rows = [];
    private readonly List<AddressTable> _addresses = [];
    private readonly List<SamePersonTable> _samePersons = [];

    internal IReadOnlyCollection<string> Kinds => _streams.Keys;

    internal IReadOnlyList<(RowTable Table, string Field)> Claims => _rows;

    internal IReadOnlyList<AddressTable> AddressTables => _addresses;

    internal IReadOnlyList<SamePersonTable> SamePersonTables => _samePersons;

    /// <summary>What is decided on each stream of this kind that tells of the person. It must never be refused.</summary>
    /// <param name="type">The kind of stream.</param>
    /// <param name="command">From the stream and the person to the command.</param>
    public Forgetting<TStreams> In<TState, TCommand, TEvent>(
        StreamType<TState, TCommand, TEvent> type, Func<Guid, Forgotten, TCommand> command)
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(type);
        _streams.Add(type.Name, (writing, stream, person) => writing.Decide(type, stream, command(stream, person)));
        return this;
    }

    /// <summary>Rows that are removed with the streams they point to.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="field">The field of the row that holds the stream's id, snake_case.</param>
    public Forgetting<TStreams> Rows(RowTable table, string field)
    {
        _rows.Add((table, field));
        return this;
    }

    /// <summary>
    /// Inline rows with the address of the person of their stream: the same human being may be known by another id here than elsewhere.
    /// </summary>
    /// <param name="table">Their table; the address stands in <c>email</c>.</param>
    /// <param name="provenBy">
    /// The field that is there once somebody has shown that the address is theirs; null where nobody ever does.
    /// </param>
    /// <param name="exceptWhere">The field that is there where the row's address is one that somebody else has typed.</param>
    public Forgetting<TStreams> Addresses(RowTable table, string? provenBy, string? exceptWhere = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        _addresses.Add(new AddressTable(TStreams.Module, table.TableName, provenBy, exceptWhere));
        return this;
    }

    /// <summary>Rows that say of two persons that they are one human being, as somebody who looked has found.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="person">The field that holds the one, snake_case.</param>
    /// <param name="other">The field that holds the other.</param>
    public Forgetting<TStreams> SamePersons(RowTable table, string person, string other)
    {
        ArgumentNullException.ThrowIfNull(table);
        _samePersons.Add(new SamePersonTable(TStreams.Module, table.TableName, person, other));
        return this;
    }

    internal Task Forget(Writing writing, string type, Guid stream, Forgotten person) =>
        _streams.TryGetValue(type, out var forget) ? forget(writing, stream, person) : Task.CompletedTask;
}

/// <summary>Who is forgotten.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="By">The account that had it done; empty when nobody did, such as a job.</param>
/// <param name="Today">The day at the movement's seat.</param>
/// <param name="At">When.</param>
public sealed record Forgotten(Guid PersonId, Guid By, DateOnly Today, DateTimeOffset At);
