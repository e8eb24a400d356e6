using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>Tests of reading a log in PostgreSQL that all tests of a class write to.</summary>
public abstract class OnTheLog(PostgresStore postgres)
{
    private protected PostgresStore Postgres { get; } = postgres;

    private protected IEventStore Store => Postgres.Store;

    private protected async Task<List<Guid>> ReadUntil(long start, int count, int pageSize = 100, IEventStore? store = null)
    {
        var streams = new List<Guid>();
        for (var position = start; streams.Count < count;)
        {
            var page = await (store ?? Store).ReadForward(position, pageSize, default);
            streams.AddRange(page.Events.Select(stored => stored.StreamId));
            position = page.Through;
        }

        return streams;
    }

    private protected async Task<Guid> Append()
    {
        var stream = EventStoreContract.NewId();
        await EventStoreContract.Append(Store, stream, 0, "test.began.v1");
        return stream;
    }

    private protected Task<OpenTransaction> Begin() => OpenTransaction.Begin(Postgres.Connections);

    /// <summary>The store as another process sees it, which knows nothing of what this one has proven.</summary>
    private protected PostgresEventStore Restarted() => new("test", Postgres.Connections);

    private protected async Task UntilSomebodyWaitsForTheLog()
    {
        await using var look = Postgres.Connections.CreateCommand(
            "SELECT count(*) FROM pg_locks WHERE relation = 'test.mt_events'::regclass AND NOT granted");
        while (await look.ExecuteScalarAsync() is 0L)
        {
        }
    }
}
