using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>The ways in which readers of a numbered log lose events, each made on purpose.</summary>
public sealed class Reading_the_log_while_others_write(PostgresStore postgres) : IClassFixture<PostgresStore>
{
    private readonly IEventStore _store = postgres.Store;

    [Fact]
    public async Task waits_for_a_lower_number_that_commits_later()
    {
        var start = await EventStoreContract.End(_store);
        await using var slow = await Transaction();
        var early = EventStoreContract.NewId();
        await AppendIn(slow, early);
        var late = EventStoreContract.NewId();
        await EventStoreContract.Append(_store, late, 0, "test.began.v1");

        var reading = ReadUntil(start, 2);
        reading.IsCompleted.ShouldBeFalse();
        await slow.CommitAsync();

        (await reading).Select(stored => stored.StreamId).ShouldBe([early, late]);
    }

    [Fact]
    public async Task passes_thousands_of_dead_numbers_in_one_step()
    {
        await using (var dead = await Transaction())
        {
            await using var draw = new NpgsqlCommand(
                "SELECT nextval('test.mt_events_sequence') FROM generate_series(1, 5000)", dead.Connection);
            await draw.ExecuteNonQueryAsync();
            await dead.RollbackAsync();
        }

        var start = await EventStoreContract.End(_store);
        await using (var dead = await Transaction())
        {
            for (var i = 0; i < 100; i++)
                await AppendIn(dead, EventStoreContract.NewId());
            await dead.RollbackAsync();
        }

        var alive = EventStoreContract.NewId();
        await EventStoreContract.Append(_store, alive, 0, "test.began.v1");

        var page = await _store.ReadForward(start, 1000, default);

        page.Events.Select(stored => stored.StreamId).ShouldBe([alive]);
        (await _store.ReadForward(page.Through, 1000, default)).Through.ShouldBe(page.Through);
    }

    [Fact]
    public async Task is_not_held_up_by_an_idle_transaction_that_has_drawn_no_number()
    {
        await using var idle = await Transaction();
        await using (var look = new NpgsqlCommand("SELECT count(*) FROM test.mt_events", idle.Connection))
            await look.ExecuteScalarAsync();
        var start = await EventStoreContract.End(_store);
        var stream = EventStoreContract.NewId();
        await EventStoreContract.Append(_store, stream, 0, "test.began.v1");

        var page = await _store.ReadForward(start, 10, default);

        page.Events.Select(stored => stored.StreamId).ShouldBe([stream]);
    }

    [Fact]
    public async Task loses_nothing_and_doubles_nothing_beside_many_writers_of_whom_some_roll_back()
    {
        var start = await EventStoreContract.End(_store);
        var writers = Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => WriteAndRollBack(writer))));

        var seen = new List<Guid>();
        var position = start;
        while (true)
        {
            var finished = writers.IsCompleted;
            var page = await _store.ReadForward(position, 50, default);
            seen.AddRange(page.Events.Select(stored => stored.StreamId));
            if (finished && page.Through == position)
                break;
            position = page.Through;
        }

        var committed = (await writers).SelectMany(streams => streams).ToList();
        seen.Count.ShouldBe(committed.Count);
        seen.ShouldBe(committed, ignoreOrder: true);
    }

    private async Task<List<Guid>> WriteAndRollBack(int writer)
    {
        var committed = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            var stream = EventStoreContract.NewId();
            await using var transaction = await Transaction();
            await AppendIn(transaction, stream);
            if ((i + writer) % 3 == 0)
            {
                await transaction.RollbackAsync();
            }
            else
            {
                await transaction.CommitAsync();
                committed.Add(stream);
            }
        }

        return committed;
    }

    private async Task<List<StoredEvent>> ReadUntil(long start, int count)
    {
        var events = new List<StoredEvent>();
        for (var position = start; events.Count < count;)
        {
            var page = await _store.ReadForward(position, 100, default);
            events.AddRange(page.Events);
            position = page.Through;
        }

        return events;
    }

    private async Task<OpenTransaction> Transaction()
    {
        var connection = await postgres.Connections.OpenConnectionAsync();
        return new OpenTransaction(connection, await connection.BeginTransactionAsync());
    }

    private static async Task AppendIn(OpenTransaction transaction, Guid stream)
    {
        await using var append = new NpgsqlCommand(
            "SELECT vk_append($1, 'test', 0, ARRAY[$2], ARRAY['test.began.v1']::varchar[], ARRAY['{}']::jsonb[], now(), NULL, NULL, NULL)",
            transaction.Connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream },
                new NpgsqlParameter<Guid> { TypedValue = EventStoreContract.NewId() } },
        };
        await append.ExecuteNonQueryAsync();
    }

    /// <summary>A transaction with its connection, which goes back to the pool at the end.</summary>
    private sealed record OpenTransaction(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => Transaction.CommitAsync();

        public Task RollbackAsync() => Transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
