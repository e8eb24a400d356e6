using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>A restore or a failover that lost the end of the log, seen by a reader who had read it.</summary>
public sealed class A_log_that_was_set_back : IAsyncLifetime
{
    private readonly PostgresStore _postgres = new();

    private IEventStore Store => _postgres.Store;

    [Fact]
    public async Task is_noticed_while_it_is_too_short()
    {
        var seen = await Write(3);
        await SetBack(to: 1);

        await Should.ThrowAsync<LogLostItsEndException>(() => Store.ReadForward(seen, 10, default));
        await Should.ThrowAsync<LogLostItsEndException>(() => Store.ReadForward(seen.Position, 10, default), "also without an event id");
    }

    [Fact]
    public async Task is_noticed_when_other_events_have_taken_the_numbers()
    {
        var seen = await Write(3);
        await SetBack(to: 1);
        await Write(5);

        await Should.ThrowAsync<LogLostItsEndException>(() => Store.ReadForward(seen, 10, default));
    }

    [Fact]
    public async Task is_noticed_by_a_reader_who_stands_behind_dead_numbers()
    {
        var seen = await Write(2);
        await using (var dead = await OpenTransaction.Begin(_postgres.Connections))
        {
            await dead.Append();
            await dead.RollBack();
        }

        await SetBack(to: 2);
        await Write(2);

        await Should.ThrowAsync<LogLostItsEndException>(() => Store.ReadForward(seen with { Position = 3 }, 10, default));
        (await Store.ReadForward(seen, 10, default)).Events.Count.ShouldBe(2, "who kept the place of the event itself goes on");
    }

    [Fact]
    public async Task is_the_same_log_for_a_reader_who_had_not_come_so_far()
    {
        var seen = await Write(1);
        await Write(2);
        await SetBack(to: 1);
        await Write(1);

        (await Store.ReadForward(seen, 10, default)).Events.ShouldHaveSingleItem().Position.ShouldBe(2);
    }

    public ValueTask InitializeAsync() => _postgres.InitializeAsync();

    public ValueTask DisposeAsync() => _postgres.DisposeAsync();

    private async Task<Checkpoint> Write(int events)
    {
        for (var number = 0; number < events; number++)
            await EventStoreContract.Append(Store, EventStoreContract.NewId(), 0, "test.began.v1");
        var all = (await Store.ReadForward(0, 1000, default)).Events;
        return new Checkpoint(all[^1].Position, all[^1].Id);
    }

    private async Task SetBack(long to)
    {
        await using var restore = new NpgsqlCommand(
            $"DELETE FROM test.mt_events WHERE seq_id > {to}; SELECT setval('test.mt_events_sequence', {to})",
            new NpgsqlConnection(_postgres.OwnerConnectionString + ";Pooling=false"));
        await restore.Connection!.OpenAsync();
        await restore.ExecuteNonQueryAsync();
        await restore.Connection.DisposeAsync();
    }
}
