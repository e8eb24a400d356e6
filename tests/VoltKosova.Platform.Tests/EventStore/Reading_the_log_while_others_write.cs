using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>
/// The ways in which readers of a numbered log have lost events elsewhere, each made on purpose. H4 is a test of rebuilding a view, H13 one
/// of the journeys, where a replica can be made. The table is in docs/delivery.md.
/// </summary>
public sealed class Reading_the_log_while_others_write(PostgresStore postgres) : IClassFixture<PostgresStore>
{
    private readonly IEventStore _store = postgres.Store;

    [Fact]
    public async Task H1_waits_for_a_lower_number_that_commits_later()
    {
        var start = await EventStoreContract.End(_store);
        await using var slow = await Begin();
        var early = await slow.Append();
        var late = await Append();

        var reading = ReadUntil(start, 2);
        reading.IsCompleted.ShouldBeFalse();
        await slow.Commit();

        (await reading).ShouldBe([early, late]);
    }

    [Fact]
    public async Task H2_ends_no_page_behind_a_number_that_is_not_visible_yet()
    {
        var start = await EventStoreContract.End(_store);
        var first = await Append();
        await using var slow = await Begin();
        var second = await slow.Append();
        var (third, fourth) = (await Append(), await Append());

        var sound = await _store.ReadForward(start, 2, default);
        var held = await _store.ReadForward(sound.Through, 2, default);
        await slow.Commit();

        sound.Events.ShouldHaveSingleItem("what has no gap before it needs no proof").StreamId.ShouldBe(first);
        (held.Events, held.Through, held.HeldUpBy).ShouldBe(([], sound.Through, slow.Session));
        (await ReadUntil(sound.Through, 3, pageSize: 2)).ShouldBe([second, third, fourth]);
    }

    [Fact]
    public async Task H3_passes_nothing_that_commits_between_its_own_statements()
    {
        var start = await EventStoreContract.End(_store);
        var first = await Append();
        await using var between = await Begin();
        await between.Execute("LOCK TABLE test.mt_events IN ACCESS EXCLUSIVE MODE");

        // The reader has read the last number and the writers; it waits for the lock with its third statement.
        var reading = _store.ReadForward(start, 10, default);
        await UntilSomebodyWaitsForTheLog();
        var second = await between.Append();
        await between.Commit();

        var page = await reading;
        page.Events.Select(stored => stored.StreamId).ShouldBe([first]);
        (await ReadUntil(page.Through, 1)).ShouldBe([second]);
    }

    [Fact]
    public async Task H5_loses_nothing_of_a_burst_that_commits_backwards_after_a_long_pause()
    {
        var start = await EventStoreContract.End(_store);
        (await _store.ReadForward(start, 100, default)).Through.ShouldBe(start, "nothing happens");
        var (burst, drawn) = (new Stack<OpenTransaction>(), new List<Guid>());
        for (var writer = 0; writer < 10; writer++)
        {
            burst.Push(await Begin());
            drawn.Add(await burst.Peek().Append());
        }

        var reading = ReadUntil(start, burst.Count);
        while (burst.TryPop(out var newest))
        {
            reading.IsCompleted.ShouldBeFalse();
            await newest.Commit();
            await newest.DisposeAsync();
        }

        (await reading).ShouldBe(drawn);
    }

    [Fact]
    public async Task H6_never_gives_up_a_slow_writer_however_long_it_takes()
    {
        var start = await EventStoreContract.End(_store);
        await using var slow = await Begin();
        var early = await slow.Append();
        var late = await Append();

        for (var patience = 0; patience < 3; patience++)
            (await _store.ReadForward(start, 10, default)).Through.ShouldBe(start);
        await slow.Commit();

        (await ReadUntil(start, 2)).ShouldBe([early, late]);
    }

    [Fact]
    public async Task H7_is_not_held_up_by_an_idle_transaction_that_has_drawn_no_number()
    {
        await using var idle = await Begin();
        await idle.Execute("SELECT count(*) FROM test.mt_events");
        var start = await EventStoreContract.End(_store);
        var stream = await Append();

        var page = await _store.ReadForward(start, 10, default);

        page.Events.Select(stored => stored.StreamId).ShouldBe([stream]);
    }

    [Fact]
    public async Task H7_is_held_up_by_an_idle_transaction_only_behind_what_was_proven_before_it()
    {
        var start = await EventStoreContract.End(_store);
        var (first, second) = (await Append(), await Append());
        var proven = await _store.ReadForward(start, 10, default);
        await using var idle = await Begin();
        await idle.Append();
        await Append();

        (await ReadUntil(start, 2, pageSize: 1)).ShouldBe([first, second], "another reader, who comes later, is not held up before it");
        var behind = await _store.ReadForward(proven.Through, 10, default);

        (behind.Events, behind.Through, behind.HeldUpBy).ShouldBe(([], proven.Through, idle.Session));
        behind.End.ShouldBeGreaterThanOrEqualTo(proven.Through + 2);
    }

    [Fact]
    public async Task H8_stays_before_a_gap_when_it_begins_again_in_the_middle_of_it()
    {
        var start = await EventStoreContract.End(_store);
        var first = await Append();
        await using var slow = await Begin();
        var second = await slow.Append();
        var third = await Append();

        var restarted = Restarted();
        var before = await restarted.ReadForward(start, 10, default);
        (await restarted.ReadForward(before.Through, 10, default)).Through.ShouldBe(before.Through);
        await slow.Commit();

        before.Events.ShouldHaveSingleItem().StreamId.ShouldBe(first);
        (await ReadUntil(before.Through, 2, store: restarted)).ShouldBe([second, third]);
    }

    [Fact]
    public async Task H9_passes_thousands_of_dead_numbers_in_one_step()
    {
        var start = await EventStoreContract.End(_store);
        await using (var drawn = await Begin())
        {
            await drawn.Execute("SELECT nextval('test.mt_events_sequence') FROM generate_series(1, 5000)");
            await drawn.RollBack();
        }

        await using (var written = await Begin())
        {
            for (var number = 0; number < 100; number++)
                await written.Append();
            await written.RollBack();
        }

        var alive = await Append();

        var page = await _store.ReadForward(start, 1000, default);

        page.Events.ShouldHaveSingleItem().StreamId.ShouldBe(alive);
        (page.Through, page.End).ShouldBe((start + 5101, start + 5101));
    }

    [Fact]
    public async Task H9_does_not_stand_still_before_dead_numbers_though_some_writer_is_always_open()
    {
        var seen = await Append();
        var start = await EventStoreContract.End(_store);
        await using (var drawn = await Begin())
        {
            await drawn.Append();
            await drawn.RollBack();
        }

        (await _store.ReadForward(start, 10, default)).Events.ShouldBeEmpty("now the dead number is proven");
        await using var open = await Begin();
        var early = await open.Append();
        var late = await Append();
        var place = new Checkpoint(start, (await _store.ReadForward(start - 1, 1, default)).Events.ShouldHaveSingleItem().Id);

        var held = await _store.ReadForward(place, 10, default);
        await open.Commit();

        held.HeldUpBy.ShouldBe(open.Session, "an empty page that names no writer would be asked for again for ever");
        (await ReadUntil(start, 2)).ShouldBe([early, late]);
    }

    [Fact]
    public async Task H10_waits_for_a_younger_transaction_that_drew_the_lower_number()
    {
        var start = await EventStoreContract.End(_store);
        await using var elder = await Begin();
        await elder.Execute("SELECT pg_current_xact_id()");
        await using var younger = await Begin();
        await younger.Execute("SELECT pg_current_xact_id()");
        var lower = await younger.Append();
        var higher = await elder.Append();
        await elder.Commit();

        (await _store.ReadForward(start, 10, default)).Through.ShouldBe(start);
        await younger.Commit();

        (await ReadUntil(start, 2)).ShouldBe([lower, higher]);
    }

    [Fact]
    public async Task H11_begins_at_the_first_event_though_the_first_numbers_are_dead()
    {
        await using var fresh = new PostgresStore();
        await fresh.InitializeAsync();
        (await fresh.Store.ReadForward(0, 10, default)).ShouldBe(new EventPage([], 0, 0), "nothing was drawn yet");
        await using (var dead = await OpenTransaction.Begin(fresh.Connections))
        {
            await dead.Append();
            await dead.Append();
            await dead.RollBack();
        }

        (await fresh.Store.ReadForward(0, 10, default)).Through.ShouldBe(2);
        var first = EventStoreContract.NewId();
        await EventStoreContract.Append(fresh.Store, first, 0, "test.began.v1");

        var page = await fresh.Store.ReadForward(0, 10, default);

        page.Events.ShouldHaveSingleItem().StreamId.ShouldBe(first);
    }

    [Fact]
    public async Task H12_goes_on_once_the_sessions_that_it_waited_for_were_ended()
    {
        var start = await EventStoreContract.End(_store);
        await using var lost = await Begin();
        await lost.Append();
        var alive = await Append();
        var reading = ReadUntil(start, 1);

        await using (var end = new NpgsqlConnection(postgres.OwnerConnectionString + ";Pooling=false"))
        {
            await end.OpenAsync();
            await using var terminate = new NpgsqlCommand("SELECT pg_terminate_backend($1)", end)
            {
                Parameters = { new NpgsqlParameter<int> { TypedValue = lost.Session } },
            };
            await terminate.ExecuteNonQueryAsync();
        }

        (await reading).ShouldBe([alive]);
    }

    [Fact]
    public async Task loses_nothing_and_doubles_nothing_for_many_readers_beside_many_writers_of_whom_some_roll_back()
    {
        var start = await EventStoreContract.End(_store);
        var writers = Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(() => WriteAndRollBack(writer))));
        var readers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ReadWhile(writers, start))));

        var committed = (await writers).SelectMany(streams => streams).ToList();
        foreach (var seen in readers)
        {
            seen.Count.ShouldBe(committed.Count);
            seen.ShouldBe(committed, ignoreOrder: true);
        }
    }

    private async Task<List<Guid>> ReadWhile(Task writers, long start)
    {
        var seen = new List<Guid>();
        for (var position = start; ;)
        {
            var finished = writers.IsCompleted;
            var page = await _store.ReadForward(position, 50, default);
            seen.AddRange(page.Events.Select(stored => stored.StreamId));
            if (finished && page.Through == position)
                return seen;
            position = page.Through;
        }
    }

    private async Task<List<Guid>> WriteAndRollBack(int writer)
    {
        var committed = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            await using var transaction = await Begin();
            var stream = await transaction.Append();
            if ((i + writer) % 3 == 0)
            {
                await transaction.RollBack();
            }
            else
            {
                await transaction.Commit();
                committed.Add(stream);
            }
        }

        return committed;
    }

    private async Task<List<Guid>> ReadUntil(long start, int count, int pageSize = 100, IEventStore? store = null)
    {
        var streams = new List<Guid>();
        for (var position = start; streams.Count < count;)
        {
            var page = await (store ?? _store).ReadForward(position, pageSize, default);
            streams.AddRange(page.Events.Select(stored => stored.StreamId));
            position = page.Through;
        }

        return streams;
    }

    private async Task<Guid> Append()
    {
        var stream = EventStoreContract.NewId();
        await EventStoreContract.Append(_store, stream, 0, "test.began.v1");
        return stream;
    }

    private Task<OpenTransaction> Begin() => OpenTransaction.Begin(postgres.Connections);

    /// <summary>The store as another process sees it, which knows nothing of what this one has proven.</summary>
    private PostgresEventStore Restarted() => new("test", postgres.Connections);

    private async Task UntilSomebodyWaitsForTheLog()
    {
        await using var look = postgres.Connections.CreateCommand(
            "SELECT count(*) FROM pg_locks WHERE relation = 'test.mt_events'::regclass AND NOT granted");
        while (await look.ExecuteScalarAsync() is 0L)
        {
        }
    }
}
