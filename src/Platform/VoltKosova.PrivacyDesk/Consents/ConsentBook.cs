using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>Reads the ledger of consents, wherever its lines are.</summary>
public sealed class ConsentBook
{
    private readonly IReadOnlyList<string> _modules;
    private readonly Databases _databases;

    internal ConsentBook(IEnumerable<StoreDefinition> stores, Databases databases) =>
        (_modules, _databases) = ([.. stores.Select(store => store.Module).Distinct()], databases);

    /// <summary>
    /// The entry that allows something now; null when nothing does. Whoever sends or exports because of it keeps the entry with it.
    /// </summary>
    /// <param name="person">Whom it is about.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="channel">How.</param>
    /// <param name="about">The thing, where the consent is about one thing alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Guid?> Allows(
        Guid person, string purpose, ConsentChannel channel, Guid? about, CancellationToken cancellation) =>
        ConsentStanding.Of(await Lines([person], cancellation)).FirstOrDefault(standing => standing is
        {
            Stands: true,
            Entry.Consent: var consent,
        } && (consent.Purpose, consent.Channel, consent.About) == (purpose, channel, about))?.Entry.Id;

    /// <summary>Removes every line about a person in a module's store, with the commit of the act.</summary>
    public async Task Forget(Writing writing, Guid person)
    {
        ArgumentNullException.ThrowIfNull(writing);
        await using var find = _databases.For(writing.Module).CreateCommand(
            "SELECT id::text FROM mt_doc_consent WHERE data ->> 'person_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        while (await reader.ReadAsync(writing.Cancellation))
            writing.Delete(SharedTables.Consents, reader.GetString(0));
    }

    /// <summary>All lines about these persons, in the order in which they were written.</summary>
    internal async Task<IReadOnlyList<ConsentEntry>> Lines(IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var lines = new List<ConsentEntry>();
        foreach (var module in _modules)
        {
            await using var find = _databases.For(module).CreateCommand(
                "SELECT data FROM mt_doc_consent WHERE data ->> 'person_id' = ANY ($1)");
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. people.Select(person => person.ToString())] });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                lines.Add(StoredJson.Read<ConsentEntry>(reader.GetString(0)));
        }

        // Of two acts at the same instant the withdrawal is the later one: ids of one instant have no order.
        return [.. lines.OrderBy(line => line.At).ThenByDescending(line => line.IsGiven).ThenBy(line => line.Id)];
    }
}
