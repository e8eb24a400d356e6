using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.PrivacyDesk.Jobs;

/// <summary>
/// After a new line in the key source: wraps the keys of all persons by it, and what other parts keep wrapped (keys of sessions and of
/// authenticator apps, secrets of webhooks). What they seal stays as it is, byte by byte; a key that is destroyed meanwhile stays
/// destroyed.
/// </summary>
internal sealed class RewrapKeys(
    IEnumerable<StoreDefinition> stores, IEnumerable<IKeepWrapped> others, Databases databases, PersonKeys keys) : IJob<NoParameters>
{
    private const int Page = 500;
    private static readonly LocalText _wrapping = new("Po mbështillen çelësat", "Umotavanje ključeva", "Wrapping keys");
    private static readonly LocalText _done = new("U mbështollën {0} çelësa.", "Umotano ključeva: {0}.", "Wrapped {0} keys.");
    private static readonly LocalText _alsoDone = new(
        "U mbështollën {0} sekrete të tjera.", "Umotano ostalih tajni: {0}.", "Wrapped {0} other secrets.");

    public static JobDeclaration Declaration { get; } = new(
        "privacy.rewrap-keys",
        new LocalText("Mbështill çelësat me çelësin e ri", "Umotaj ključeve novim ključem", "Wrap keys by the new key"),
        new LocalText(
            "Mbështjell çelësat e të gjithë personave, të sesioneve dhe të webhook-eve me çelësin e parë të burimit. Të dhënat nuk "
            + "ndryshojnë.",
            "Umotava ključeve svih osoba, sesija i webhookova prvim ključem izvora. Sami podaci se ne menjaju.",
            "Wraps the keys of all persons, of sessions and of webhooks by the first key of the source. The data itself does not change."),
        PrivacyRights.Erase,
        null,
        TimeSpan.FromHours(6),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        var (done, total) = (0L, 0L);
        foreach (var store in stores)
            total += await Count(store.Module, cancellation);
        foreach (var store in stores)
        {
            for (var after = Guid.Empty; ;)
            {
                var page = await Read(store.Module, after, cancellation);
                if (page.Count == 0)
                    break;
                await run.Report(done, total, _wrapping);
                foreach (var (person, row) in page)
                    done += await Rewrap(store.Module, person, row, cancellation) ? 1 : 0;
                after = page[^1].Person;
            }
        }

        await run.Report(total, total);
        run.Log(_done, done);
        var also = 0L;
        foreach (var part in others)
            also += await part.Rewrap(cancellation);
        run.Log(_alsoDone, also);
    }

    private async Task<long> Count(string module, CancellationToken cancellation)
    {
        await using var count = Command(module, "SELECT count(*) FROM mt_doc_person_key WHERE data ->> 'kek' <> $1");
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<List<(Guid Person, string Row)>> Read(string module, Guid after, CancellationToken cancellation)
    {
        await using var read = Command(
            module, $"SELECT id, data::text FROM mt_doc_person_key WHERE data ->> 'kek' <> $1 AND id > $2 ORDER BY id LIMIT {Page}");
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var page = new List<(Guid, string)>();
        while (await reader.ReadAsync(cancellation))
            page.Add((reader.GetGuid(0), reader.GetString(1)));
        return page;
    }

    private async Task<bool> Rewrap(string module, Guid person, string row, CancellationToken cancellation)
    {
        if (keys.Rewrap(person, row) is not { } anew)
            return false;
        await using var write = databases.For(module).CreateCommand(
            "UPDATE mt_doc_person_key SET data = $3::jsonb, mt_last_modified = now() WHERE id = $1 AND data = $2::jsonb");
        write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        write.Parameters.Add(new NpgsqlParameter { Value = row, NpgsqlDbType = NpgsqlDbType.Jsonb });
        write.Parameters.Add(new NpgsqlParameter { Value = anew, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return await write.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private NpgsqlCommand Command(string module, string sql)
    {
        var command = databases.For(module).CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = keys.CurrentKek });
        return command;
    }
}
