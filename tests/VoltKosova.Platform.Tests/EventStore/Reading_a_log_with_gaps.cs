using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>Numbers that nobody will ever use, and sessions that hold some and do nothing.</summary>
public sealed class Reading_a_log_with_gaps(PostgresStore postgres) : OnTheLog(postgres), IClassFixture<PostgresStore>
{
    [Fact]
    public async Task H7_is_not_held_up_by_an_idle_transaction_that_has_drawn_no_number()
    {
        await using var idle = await Begin();
        await idle.Execute("SELECT count(*) FROM test.mt_events");
        var start = await EventStoreContract.End(Store);
        var stream = await Append();

        var page = await Store.ReadForward(start, 10, default);

        page.Events.Select(stored => stored.StreamId).ShouldBe([stream]);
    }

    [Fact]
    public async Task H7_is_held_up_by_an_idle_transaction_only_behind_what_was_proven_before_it()
    {
        var start = await EventStoreContract.End(Store);
        var (first, second) = (await Append(), await Append());
        var proven = await Store.ReadForward(start, 10, default);
        await using var idle = await Begin();
        await idle.Append();
        await Append();

        (await ReadUntil(start, 2, pageSize: 1)).ShouldBe([first, second], "another reader, who comes later, is not held up before it");
        var behind = await Store.ReadForward(proven.Through, 10, default);

        (behind.Events, behind.Through, behind.HeldUpBy).ShouldBe(([], proven.Through, idle.Session));
        behind.End.ShouldBeGreaterThanOrEqualTo(proven.Through + 2);
    }

    [Fact]
    public async Task H8_stays_before_a_gap_when_it_begins_again_in_the_middle_of_it()
    {
        var start = await EventStoreContract.End(Store);
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

    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H9_passes_thousands_of_dead_numbers_in_one_step(Way way)
    {
        var log = On(way);
        var start = await log.End();
        await using (var drawn = await log.Begin())
        {
            await drawn.Execute("SELECT nextval('test.mt_events_sequence') FROM generate_series(1, 5000)");
            await drawn.RollBack();
        }

        await using (var written = await log.Begin())
        {
            for (var number = 0; number < 100; number++)
                await written.Append();
            await written.RollBack();
        }

        var alive = await log.Append();

        var page = await log.Read(start, 1000);

        page.Events.ShouldHaveSingleItem().StreamId.ShouldBe(alive);
        (page.Through, page.End).ShouldBe((start + 5101, start + 5101));
    }

    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H9_does_not_stand_still_before_dead_numbers_though_some_writer_is_always_open(Way way)
    {
        var log = On(way);
        var seen = await log.Append();
        var start = await log.End();
        await using (var drawn = await log.Begin())
        {
            await drawn.Append();
            await drawn.RollBack();
        }

        (await log.Read(start, 10)).Events.ShouldBeEmpty("now the dead number is proven");
        await using var open = await log.Begin();
        var early = await open.Append();
        var late = await log.Append();
        var place = new Checkpoint(start, (await log.Read(start - 1, 1)).Events.ShouldHaveSingleItem().Id);

        var held = await log.Read(place, 10);
        await open.Commit();

        held.HeldUpBy.ShouldBe(open.Session, "an empty page that names no writer would be asked for again for ever");
        (await log.ReadUntil(start, 2)).ShouldBe([early, late]);
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
        var start = await EventStoreContract.End(Store);
        await using var lost = await Begin();
        await lost.Append();
        var alive = await Append();
        var reading = ReadUntil(start, 1);

        await using (var end = new NpgsqlConnection(Postgres.OwnerConnectionString + ";Pooling=false"))
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
}
