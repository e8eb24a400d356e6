using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>Commits of hosts lock in one order; somebody else may not.</summary>
public sealed class Meeting_another_commit_half_way(PlainPostgresStore postgres) : IClassFixture<PlainPostgresStore>
{
    [Fact]
    public async Task is_a_conflict_like_any_other_when_neither_could_go_on()
    {
        Guid[] streams = [.. Enumerable.Range(0, 3).Select(_ => EventStoreContract.NewId()).Order()];
        foreach (var stream in streams)
            await EventStoreContract.Append(postgres.Store, stream, 0, "test.began.v1");
        await using var between = await Locker(streams[1]);
        await using var last = await Locker(streams[2]);

        // The commit has the first stream and waits for the second; the other has the third and waits for the first.
        var appends = streams.Select(stream => EventStoreContract.AppendTo(stream, 1, "test.moved.v1"));
        var committing = postgres.Store.Commit(EventStoreContract.CommitOf([.. appends], []), default);
        await Wait.Until(() => IsWaitedFor(between), () => "the commit does not come to the second stream");
        var locking = Lock(last, streams[0]);
        await Wait.Until(() => Waits(last), () => "nobody waits for the first stream");
        await Execute(between, "ROLLBACK");

        (await committing).ShouldBeOfType<CommitOutcome.StreamMoved>();
        await locking;
        (await postgres.Store.ReadStream(streams[0], default)).ShouldHaveSingleItem("nothing of it was written");
    }

    /// <summary>A session that holds a stream and would find out only much later that it waits in a circle.</summary>
    private async Task<NpgsqlConnection> Locker(Guid stream)
    {
        var connection = new NpgsqlConnection(postgres.OwnerConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await Execute(connection, "SET deadlock_timeout = '1h'; BEGIN");
        await Lock(connection, stream);
        return connection;
    }

    private static Task Lock(NpgsqlConnection connection, Guid stream) =>
        Execute(connection, $"SELECT FROM test.mt_streams WHERE id = '{stream}' FOR UPDATE");

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task<bool> IsWaitedFor(NpgsqlConnection holder) =>
        Is($"EXISTS (SELECT FROM pg_stat_activity WHERE {holder.ProcessID} = ANY (pg_blocking_pids(pid)))");

    private Task<bool> Waits(NpgsqlConnection waiter) => Is($"cardinality(pg_blocking_pids({waiter.ProcessID})) > 0");

    private async Task<bool> Is(string condition)
    {
        await using var command = postgres.Connections.CreateCommand($"SELECT {condition}");
        return await command.ExecuteScalarAsync() is true;
    }
}
