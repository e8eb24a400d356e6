using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>PostgreSQL has the first statements of a large commit; the last ones never come, and the connection stands.</summary>
public sealed class A_host_that_freezes_while_it_sends(PostgresStore postgres) : IClassFixture<PostgresStore>
{
    private const string Subscriber = "test.freezes";

    // Shorter than the half minute after which PostgreSQL ends an idle transaction, which a commit that stands half-way is not.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task keeps_nobody_from_taking_over_its_subscriber()
    {
        var (frozen, other) = (EventStoreContract.NewId(), EventStoreContract.NewId());
        (await postgres.Store.Hold(Subscriber, frozen, TimeSpan.Zero, default)).ShouldBeTrue();
        await using var connection = await postgres.Connections.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SendAllButTheLast(connection, EventStoreContract.CommitOf(
            [EventStoreContract.AppendTo(EventStoreContract.NewId(), 0, "test.began.v1")], [],
            new CheckpointMove(Subscriber, 0, 7, null, frozen)));

        (await postgres.Store.Hold(Subscriber, other, TimeSpan.FromMinutes(1), default).WaitAsync(_patience)).ShouldBeTrue();
        var step = new CheckpointMove(Subscriber, 0, 5, null, other);
        var taken = await postgres.Store.Commit(EventStoreContract.CommitOf([], [], step), default).WaitAsync(_patience);

        taken.ShouldBeOfType<CommitOutcome.Committed>();
    }

    private static async Task SendAllButTheLast(NpgsqlConnection connection, Commit commit)
    {
        await using var batch = new NpgsqlBatch(connection);
        new CommitBatch("test").Fill(batch, commit);
        batch.BatchCommands.Count.ShouldBeGreaterThan(1);
        batch.BatchCommands.RemoveAt(batch.BatchCommands.Count - 1);
        await batch.ExecuteNonQueryAsync();
    }
}
