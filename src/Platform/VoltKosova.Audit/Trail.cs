using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Audit;

/// <summary>
/// Keeps entries. Those of requests that are answered at the same time are written together, in one round trip and one flush, and each
/// request waits for it: what has been answered stands in the trail, whatever happens to the host the moment after.
/// </summary>
internal sealed class Trail(Databases databases)
{
    /// <summary>Held shared while numbers are drawn, so that who seals knows up to where every number is there or will never be.</summary>
    public const long Lock = 0x566F6C7454726169; // "VoltTrai"

    private readonly Gathered<Entry, Entry> _together = new(entries => Write(databases.For(AuditSchema.Name), entries));

    /// <summary>Keeps an entry; when the task has ended, it is on disk.</summary>
    public Task Keep(Entry entry, CancellationToken cancellation) => _together.Find(entry, cancellation);

    private static async Task<IReadOnlyDictionary<Entry, Entry>> Write(NpgsqlDataSource database, IReadOnlyCollection<Entry> entries)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT pg_advisory_xact_lock_shared($1)") { Parameters = { new() { Value = Lock } } },
                new("INSERT INTO mt_doc_entry (id, data) SELECT * FROM unnest($1, $2)")
                {
                    Parameters =
                    {
                        new() { Value = entries.Select(entry => entry.Id).ToArray() },
                        new()
                        {
                            Value = entries.Select(StoredJson.Write).ToArray(),
                            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
                        },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
        return new Dictionary<Entry, Entry>();
    }
}
