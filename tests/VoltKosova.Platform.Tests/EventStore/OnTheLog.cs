using System.Collections.Frozen;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>Tests of reading a log in PostgreSQL that all tests of a class write to.</summary>
public abstract class OnTheLog(PostgresStore postgres)
{
    // The only size of page that is handed over in memory.
    private const int PageInMemory = 200;

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

    private protected Log On(Way way) => new(this, way);

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

    /// <summary>How numbers are drawn, and how the log is read.</summary>
    public enum Way
    {
        /// <summary>As the store does both, page by page from the log.</summary>
        Straight,

        /// <summary>Others draw by the function that Marten's appends call.</summary>
        ByFunction,

        /// <summary>By a process whose own commits are handed over in memory.</summary>
        InMemory,
    }

    /// <summary>The log, drawn and read in one of the ways.</summary>
    private protected sealed class Log(OnTheLog test, Way way)
    {
        private readonly IEventStore _store = way is Way.InMemory ? Heard(test.Restarted()) : test.Store;

        /// <summary>Where it ends, and where a reader stands who has looked.</summary>
        public async Task<long> End()
        {
            var end = await EventStoreContract.End(_store);
            (await Read(end, 10)).Through.ShouldBe(end);
            return end;
        }

        public Task<EventPage> Read(long after, int limit) => Read(new Checkpoint(after, null), limit);

        public Task<EventPage> Read(Checkpoint after, int limit) =>
            _store.ReadForward(after, way is Way.InMemory ? PageInMemory : limit, default);

        public Task<List<Guid>> ReadUntil(long start, int count, int pageSize = 100) =>
            test.ReadUntil(start, count, way is Way.InMemory ? PageInMemory : pageSize, _store);

        public async Task<Guid> Append()
        {
            var stream = EventStoreContract.NewId();
            await EventStoreContract.Append(_store, stream, 0, "test.began.v1");
            return stream;
        }

        public Task<OpenTransaction> Begin() =>
            OpenTransaction.Begin(test.Postgres.Connections, byFunction: way is Way.ByFunction);

        private static PostgresEventStore Heard(PostgresEventStore store)
        {
            store.Appended.Listen(FrozenSet<string>.Empty);
            return store;
        }
    }
}
