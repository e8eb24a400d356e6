using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Marten;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

public sealed class The_event_store_on_Marten(PostgresStore postgres) : EventStoreContract, IClassFixture<PostgresStore>
{
    protected override Task<IEventStore> Open()
    {
        postgres.Store.ShouldBeOfType<MartenEventStore>();
        return Task.FromResult(postgres.Store);
    }

    [Theory]
    [InlineData("request-1", "cause-1", "account-1")]
    [InlineData(null, null, null)]
    public async Task Every_column_holds_what_the_default_adapter_leaves_in_it(string? request, string? cause, string? account)
    {
        var (plain, marten) = (NewId(), NewId());
        await Began(new PostgresEventStore("test", postgres.Connections), plain);
        await Began(await Open(), marten);

        (await Rows(marten)).ShouldBe(await Rows(plain));

        async Task Began(IEventStore store, Guid stream)
        {
            var metadata = new EventMetadata(FixedClock.Start, request, cause, account);
            var thing = new RowWrite.Put(new RowTable("thing"), stream.ToString(), """{"chapter_id": "a"}""");
            await store.Commit(new Commit([Of(stream, 0, "test.began.v1", "test.moved.v1")], [thing], metadata), default);
            var later = metadata with { At = FixedClock.Start.AddDays(1) };
            await store.Commit(new Commit([Of(stream, 2, "test.ended.v1")], [], later), default);
        }
    }

    [Fact]
    public async Task A_commit_that_is_refused_after_its_append_leaves_nothing_of_Martens_own()
    {
        var store = await Open();
        var (stream, subscriber) = (NewId(), $"subscriber-{NewId()}");
        await store.Hold(subscriber, NewId(), TimeSpan.FromMinutes(1), default);

        for (var attempt = 0; attempt < 5; attempt++)
        {
            var late = CommitOf([AppendTo(stream, 0, "test.began.v1")], [], new CheckpointMove(subscriber, 99, 100, null));
            (await store.Commit(late, default)).ShouldBeOfType<CommitOutcome.CheckpointMoved>();
        }

        // It would write them in the background, in the order of the failures: by now some would be there.
        for (var later = 0; later < 50; later++)
            await Append(store, NewId(), 0, "test.began.v1");
        (await Ask("SELECT count(*) FROM mt_events WHERE type = 'tombstone'")).ShouldBe(0L);
        (await Ask("SELECT count(*) FROM mt_streams WHERE version = 0")).ShouldBe(0L);
    }

    private static StreamAppend Of(Guid stream, long expected, params string[] names) =>
        new(stream, "test", expected, [.. names.Select(name => new NewEvent(NewId(), name, """{"b": 1, "a": [true, null]}"""))]);

    /// <summary>Everything that is stored of a stream, without the ids and numbers that are drawn.</summary>
    private async Task<string> Rows(Guid stream) => (string)(await Ask(
        $"""
        SELECT jsonb_build_array(
            (SELECT to_jsonb(s) - 'id' FROM mt_streams AS s WHERE id = '{stream}'),
            (SELECT jsonb_agg(to_jsonb(e) - 'id' - 'stream_id' - 'seq_id' ORDER BY version)
             FROM mt_events AS e WHERE stream_id = '{stream}'),
            (SELECT to_jsonb(d) - 'id' - 'mt_last_modified' - 'mt_version' FROM mt_doc_thing AS d WHERE id = '{stream}'))::text
        """))!;

    private async Task<object?> Ask(string sql)
    {
        await using var command = postgres.Connections.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
