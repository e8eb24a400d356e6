using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>What every event store promises. One suite, run against every adapter.</summary>
public abstract class EventStoreContract
{
    private static readonly RowTable _things = new("thing");
    private static readonly RowTable _names = new("name", RowKey.Text);
    private static readonly EventMetadata _metadata = new(FixedClock.Start, "request-1", "cause-1", "account-1");

    internal static IReadOnlyList<TableSpec> Tables { get; } = [
        .. SharedTables.All, new(_things, "(data ->> 'chapter_id'), id"), new(_names)];

    protected abstract Task<IEventStore> Open();

    [Fact]
    public async Task A_stream_gives_back_what_was_appended_in_order_and_with_its_metadata()
    {
        var store = await Open();
        var stream = NewId();

        await Append(store, stream, 0, "test.began.v1", "test.moved.v1");
        await Append(store, stream, 2, "test.ended.v1");

        var events = await store.ReadStream(stream, default);
        events.Select(stored => (stored.Version, stored.Name)).ShouldBe([(1, "test.began.v1"), (2, "test.moved.v1"), (3, "test.ended.v1")]);
        events.ShouldAllBe(stored => stored.Metadata == _metadata);
    }

    [Fact]
    public async Task A_commit_says_where_its_last_fact_is_in_the_log()
    {
        var store = await Open();
        var (first, second) = (NewId(), NewId());

        var outcome = await store.Commit(
            CommitOf([AppendTo(first, 0, "test.began.v1", "test.moved.v1"), AppendTo(second, 0, "test.began.v1", "test.ended.v1")], []),
            default);
        var without = await store.Commit(CommitOf([], [new RowWrite.Put(_things, first.ToString(), "{}")]), default);

        var written = (await store.ReadStream(first, default)).Concat(await store.ReadStream(second, default));
        outcome.ShouldBe(new CommitOutcome.Committed(written.Max(stored => stored.Position)));
        without.ShouldBe(new CommitOutcome.Committed(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_to_another_version_than_expected_is_refused_and_writes_nothing(long expected)
    {
        var store = await Open();
        var stream = NewId();
        await Append(store, stream, 0, "test.began.v1", "test.moved.v1");

        var outcome = await store.Commit(
            CommitOf([AppendTo(stream, expected, "test.late.v1")], [new RowWrite.Put(_things, stream.ToString(), "{}")]), default);

        outcome.ShouldBeOfType<CommitOutcome.StreamMoved>();
        (await store.ReadStream(stream, default)).Count.ShouldBe(2);
        (await store.ReadRow(_things, stream.ToString(), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_append_to_the_same_version_one_wins()
    {
        var store = await Open();
        var stream = NewId();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Append(store, stream, 0, "test.began.v1"))));

        outcomes.Count(outcome => outcome is CommitOutcome.Committed).ShouldBe(1);
        outcomes.Count(outcome => outcome is CommitOutcome.StreamMoved).ShouldBe(15);
    }

    [Fact]
    public async Task Facts_rows_and_a_checkpoint_become_true_together()
    {
        var store = await Open();
        var (first, second, subscriber) = (NewId(), NewId(), $"subscriber-{NewId()}");
        (await store.Hold(subscriber, NewId(), TimeSpan.FromMinutes(1), default)).ShouldBeTrue();

        await store.Commit(
            CommitOf(
                [AppendTo(first, 0, "test.began.v1"), AppendTo(second, 0, "test.began.v1")],
                [new RowWrite.Put(_things, first.ToString(), """{"chapter_id": "a"}""")],
                new CheckpointMove(subscriber, 0, 42, first)),
            default);

        (await store.ReadStream(first, default)).Count.ShouldBe(1);
        (await store.ReadStream(second, default)).Count.ShouldBe(1);
        (await store.ReadRow(_things, first.ToString(), default)).ShouldNotBeNull().ShouldContain("chapter_id");
        (await store.ReadCheckpoint(subscriber, default)).ShouldBe(new Checkpoint(42, first));
    }

    [Fact]
    public async Task A_claimed_name_is_refused_to_the_second_and_nothing_of_their_act_is_written()
    {
        var store = await Open();
        var (name, second) = ($"name-{NewId()}", NewId());
        await store.Commit(CommitOf([], [new RowWrite.Insert(_names, name, "{}")]), default);

        var outcome = await store.Commit(
            CommitOf([AppendTo(second, 0, "test.began.v1")], [new RowWrite.Insert(_names, name, "{}")]), default);

        outcome.ShouldBe(new CommitOutcome.RowTaken("mt_doc_name"));
        (await store.ReadStream(second, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_can_be_written_over_and_removed()
    {
        var store = await Open();
        var id = NewId().ToString();

        await store.Commit(CommitOf([], [new RowWrite.Put(_things, id, """{"step": 1}""")]), default);
        await store.Commit(CommitOf([], [new RowWrite.Put(_things, id, """{"step": 2}""")]), default);
        (await store.ReadRow(_things, id, default)).ShouldNotBeNull().ShouldContain("2");
        await store.Commit(CommitOf([], [new RowWrite.Delete(_things, id)]), default);

        (await store.ReadRow(_things, id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Rows_are_found_by_the_beginning_of_their_id()
    {
        var store = await Open();
        var prefix = $"{NewId()}/";
        await store.Commit(
            CommitOf([], [.. ((string[])[prefix + "b", prefix + "a", NewId() + "/a"]).Select(id =>
                new RowWrite.Put(_names, id, "{}"))]), default);

        (await store.ReadRows(_names, prefix, default)).Select(row => row.Id).ShouldBe([prefix + "a", prefix + "b"]);
    }

    [Fact]
    public async Task A_checkpoint_that_has_moved_refuses_the_effect_of_a_second_owner()
    {
        var store = await Open();
        var (stream, subscriber) = (NewId(), $"subscriber-{NewId()}");
        await store.Hold(subscriber, NewId(), TimeSpan.FromMinutes(1), default);
        await store.Commit(CommitOf([], [], new CheckpointMove(subscriber, 0, 7, null)), default);

        var outcome = await store.Commit(
            CommitOf([AppendTo(stream, 0, "test.began.v1")], [], new CheckpointMove(subscriber, 0, 7, null)), default);

        outcome.ShouldBeOfType<CommitOutcome.CheckpointMoved>();
        (await store.ReadStream(stream, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_subscriber_has_one_owner_until_the_right_is_given_back()
    {
        var store = await Open();
        var (subscriber, one, other) = ($"subscriber-{NewId()}", NewId(), NewId());

        (await store.Hold(subscriber, one, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
        (await store.Hold(subscriber, other, TimeSpan.FromMinutes(1), default)).ShouldBeFalse();
        (await store.Hold(subscriber, one, TimeSpan.FromMinutes(1), default)).ShouldBeTrue("renewing is not taking");
        await store.Release(subscriber, other, default);
        (await store.Hold(subscriber, other, TimeSpan.FromMinutes(1), default)).ShouldBeFalse("only the owner can give it back");
        await store.Release(subscriber, one, default);
        (await store.Hold(subscriber, other, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Owners_who_hold_on_together_learn_each_where_they_stand_and_who_lost_the_right_learns_that()
    {
        var store = await Open();
        var (host, other, last) = (NewId(), NewId(), NewId());
        var subscribers = Enumerable.Range(0, 5).Select(number => $"subscriber-{number}-{NewId()}").ToList();
        foreach (var (subscriber, number) in subscribers.Select((subscriber, number) => (subscriber, number)))
        {
            await store.Hold(subscriber, host, TimeSpan.FromMinutes(1), default);
            await store.Commit(CommitOf([], [], new CheckpointMove(subscriber, 0, 40 + number, last)), default);
        }

        await store.Release(subscribers[1], host, default);
        await store.Hold(subscribers[1], other, TimeSpan.FromMinutes(1), default);
        await store.Release(subscribers[3], host, default);

        var places = await Task.WhenAll(
            subscribers.Select(subscriber => store.HoldOn(subscriber, host, TimeSpan.FromMinutes(1), default)));

        places.ShouldBe([new(40, last), null, new(42, last), null, new(44, last)]);
        (await store.HoldOn(subscribers[1], other, TimeSpan.FromMinutes(1), default)).ShouldBe(new Checkpoint(41, last));
    }

    [Fact]
    public async Task A_reader_who_goes_page_by_page_sees_every_fact_once_and_in_order()
    {
        var store = await Open();
        var start = await End(store);
        var streams = Enumerable.Range(0, 25).Select(_ => NewId()).ToList();
        foreach (var stream in streams)
            await Append(store, stream, 0, "test.began.v1", "test.ended.v1");

        var seen = new List<StoredEvent>();
        for (var position = start; ;)
        {
            var page = await store.ReadForward(position, 7, default);
            seen.AddRange(page.Events);
            if (page.Through == position)
                break;
            position = page.Through;
        }

        seen.Where(stored => streams.Contains(stored.StreamId)).Select(stored => (stored.StreamId, stored.Version))
            .ShouldBe(streams.SelectMany(stream => new[] { (stream, 1L), (stream, 2L) }));
        seen.Select(stored => stored.Position).ShouldBeInOrder();
    }

    [Fact]
    public async Task Readers_are_woken_by_a_commit_that_adds_facts()
    {
        var store = await Open();
        var woken = store.Appended.Next;

        await Append(store, NewId(), 0, "test.began.v1");

        await woken.WaitAsync(TimeSpan.FromSeconds(10));
    }

    internal static Guid NewId() => Guid.CreateVersion7();

    internal static StreamAppend AppendTo(Guid stream, long expected, params string[] names) =>
        new(stream, "test", expected, [.. names.Select(name => new NewEvent(NewId(), name, "{}"))]);

    internal static Commit CommitOf(IReadOnlyList<StreamAppend> streams, IReadOnlyList<RowWrite> rows, CheckpointMove? step = null) =>
        new(streams, rows, _metadata, step);

    internal static Task<CommitOutcome> Append(IEventStore store, Guid stream, long expected, params string[] names) =>
        store.Commit(CommitOf([AppendTo(stream, expected, names)], []), default);

    internal static async Task<long> End(IEventStore store)
    {
        for (var position = 0L; ;)
        {
            var page = await store.ReadForward(position, 1000, default);
            if (page.Through == position)
                return position;
            position = page.Through;
        }
    }
}

public sealed class The_event_store_in_memory : EventStoreContract
{
    protected override Task<IEventStore> Open() =>
        Task.FromResult<IEventStore>(new InMemoryEventStore("test", new FixedClock(FixedClock.Start)));
}
