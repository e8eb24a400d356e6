using Shouldly;
using VoltKosova.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>
/// The ways in which readers of a numbered log have lost events elsewhere, each made on purpose. H7 to H9, H11 and H12 are in
/// <see cref="Reading_a_log_with_gaps"/>, H4 is a test of rebuilding a view, H13 one of the journeys, where a replica can be made. The
/// table is in docs/delivery.md.
/// </summary>
public sealed class Reading_the_log_while_others_write(PostgresStore postgres) : OnTheLog(postgres), IClassFixture<PostgresStore>
{
    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H1_waits_for_a_lower_number_that_commits_later(Way way)
    {
        var log = On(way);
        var start = await log.End();
        await using var slow = await log.Begin();
        var early = await slow.Append();
        var late = await log.Append();

        var reading = log.ReadUntil(start, 2);
        reading.IsCompleted.ShouldBeFalse();
        await slow.Commit();

        (await reading).ShouldBe([early, late]);
    }

    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H2_ends_no_page_behind_a_number_that_is_not_visible_yet(Way way)
    {
        var log = On(way);
        var start = await log.End();
        var first = await log.Append();
        await using var slow = await log.Begin();
        var second = await slow.Append();
        var (third, fourth) = (await log.Append(), await log.Append());

        var sound = await log.Read(start, 2);
        var held = await log.Read(sound.Through, 2);
        await slow.Commit();

        sound.Events.ShouldHaveSingleItem("what has no gap before it needs no proof").StreamId.ShouldBe(first);
        if (way is Way.InMemory)
            sound.End.ShouldBe(sound.Through, "it was handed over, and the log was not asked");
        (held.Events, held.Through, held.HeldUpBy).ShouldBe(([], sound.Through, slow.Session));
        (await log.ReadUntil(sound.Through, 3, pageSize: 2)).ShouldBe([second, third, fourth]);
    }

    [Fact]
    public async Task H3_passes_nothing_that_commits_between_its_own_statements()
    {
        var start = await EventStoreContract.End(Store);
        var first = await Append();
        await using var between = await Begin();
        await between.Execute("LOCK TABLE test.mt_events IN ACCESS EXCLUSIVE MODE");

        // The reader has read the last number and the writers; it waits for the lock with its third statement.
        var reading = Store.ReadForward(start, 10, default);
        await UntilSomebodyWaitsForTheLog();
        var second = await between.Append();
        await between.Commit();

        var page = await reading;
        page.Events.Select(stored => stored.StreamId).ShouldBe([first]);
        (await ReadUntil(page.Through, 1)).ShouldBe([second]);
    }

    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H5_loses_nothing_of_a_burst_that_commits_backwards_after_a_long_pause(Way way)
    {
        var log = On(way);
        var start = await log.End();
        (await log.Read(start, 100)).Through.ShouldBe(start, "nothing happens");
        var (burst, drawn) = (new Stack<OpenTransaction>(), new List<Guid>());
        for (var writer = 0; writer < 10; writer++)
        {
            burst.Push(await log.Begin());
            drawn.Add(await burst.Peek().Append());
        }

        var reading = log.ReadUntil(start, burst.Count);
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
        var start = await EventStoreContract.End(Store);
        await using var slow = await Begin();
        var early = await slow.Append();
        var late = await Append();

        for (var patience = 0; patience < 3; patience++)
            (await Store.ReadForward(start, 10, default)).Through.ShouldBe(start);
        await slow.Commit();

        (await ReadUntil(start, 2)).ShouldBe([early, late]);
    }

    [Theory]
    [InlineData(Way.Straight)]
    [InlineData(Way.ByFunction)]
    [InlineData(Way.InMemory)]
    public async Task H10_waits_for_a_younger_transaction_that_drew_the_lower_number(Way way)
    {
        var log = On(way);
        var start = await log.End();
        await using var elder = await log.Begin();
        await elder.Execute("SELECT pg_current_xact_id()");
        await using var younger = await log.Begin();
        await younger.Execute("SELECT pg_current_xact_id()");
        var lower = await younger.Append();
        var higher = await elder.Append();
        await elder.Commit();

        (await log.Read(start, 10)).Through.ShouldBe(start);
        await younger.Commit();

        (await log.ReadUntil(start, 2)).ShouldBe([lower, higher]);
    }

    [Fact]
    public async Task loses_nothing_and_doubles_nothing_for_many_readers_beside_many_writers_of_whom_some_roll_back()
    {
        var start = await EventStoreContract.End(Store);
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
            var page = await Store.ReadForward(position, 50, default);
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
}
