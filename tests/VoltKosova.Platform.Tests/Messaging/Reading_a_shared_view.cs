using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Web.Problems;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A view that follows its log is read once it has been full, and shows what its reader has written.</summary>
public sealed class Reading_a_shared_view() : Inns(onPostgres: true)
{
    private static readonly DeliveryPace _impatient = InnHost.Hurried with { ViewPatience = TimeSpan.FromMilliseconds(300) };

    private static readonly DeliveryPace _patient = InnHost.Hurried with { ViewPatience = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task waits_until_it_shows_what_was_written()
    {
        var host = await OpenFull(_patient);
        await using var held = await Hold(InnStreams.Floors);
        var written = await Arrives(host, 3);

        var read = host.SharedViews.UntilReadable("inn", InnStreams.Floors, written, default);
        await Wait.Until(() => IsWaitedFor(held), () => "the view did not come to its rows");
        read.IsCompleted.ShouldBeFalse();
        await held.DisposeAsync();
        await read;

        (await Floors(host, InnStreams.Floors)).ShouldBe(3);
    }

    [Fact]
    public async Task waits_for_what_another_host_has_written()
    {
        var (acts, reads) = (await OpenFull(_patient), await Open(delivers: false, pace: _patient));

        for (var guests = 1; guests <= 20; guests++)
        {
            await reads.SharedViews.UntilReadable("inn", InnStreams.Floors, await Arrives(guests % 2 == 0 ? acts : reads), default);
            (await Floors(reads, InnStreams.Floors)).ShouldBe(guests);
        }
    }

    [Fact]
    public async Task is_refused_when_it_does_not_come_so_far_in_time()
    {
        var host = await OpenFull(_impatient);
        await using var held = await Hold(InnStreams.Floors);

        var problem = await Refused(host, InnStreams.Floors, await Arrives(host));

        (problem.Code, problem.Status).ShouldBe(("view-behind", 503));
        problem.RetryAfter.ShouldNotBeNull();
        await host.SharedViews.UntilReadable("inn", InnStreams.Floors, null, default);
    }

    [Fact]
    public async Task is_refused_while_the_stream_that_was_written_is_parked()
    {
        var host = await OpenFull(_impatient);
        await Owner("ALTER TABLE inn.mt_doc_floor ADD CONSTRAINT no_second_floor CHECK (id <> 'floor-2')");
        var sound = await Arrives(host);
        var parked = await Arrives(host, room: 201);
        await host.Until(Floor.Name, status => status.Parked == 1);

        (await Refused(host, InnStreams.Floors, parked)).Code.ShouldBe("view-behind");
        await host.SharedViews.UntilReadable("inn", InnStreams.Floors, sound, default);
    }

    [Theory]
    [InlineData("inn", 1_000)]
    [InlineData("kitchen", 1)]
    public async Task is_refused_for_a_place_that_its_log_does_not_have(string module, long position)
    {
        var host = await OpenFull(_impatient);

        var problem = await Refused(host, InnStreams.Floors, new LogPosition(module, position));

        (problem.Status, problem.Flaws.ShouldHaveSingleItem().Code).ShouldBe((400, "no-such-position"));
    }

    [Fact]
    public async Task is_refused_until_a_new_view_is_full_while_the_old_host_goes_on_with_the_old_one()
    {
        var old = await OpenFull(_patient);
        await Arrives(old, 7);
        await old.WhenQuiet();
        await using var held = await Hold(InnStreams.FloorsNow);

        var next = await Open(nextVersion: true, pace: _patient);
        await Wait.Until(() => IsWaitedFor(held), () => "the new view did not begin to fill itself");

        var problem = await Refused(next, InnStreams.FloorsNow, null);
        (problem.Code, problem.Status).ShouldBe(("view-not-ready", 503));
        (problem.Values["done"], problem.Values["total"]).ShouldBe((0L, 7L));
        next.Board.Unfilled.ShouldBe([Floor.NameNow]);
        (await Shown(next, Floor.NameNow)).Full.ShouldBe(false);
        await old.SharedViews.UntilReadable("inn", InnStreams.Floors, await Arrives(old), default);
        (await Floors(old, InnStreams.Floors)).ShouldBe(8);

        await held.DisposeAsync();
        await UntilFull(next, Floor.NameNow);
        await next.SharedViews.UntilReadable("inn", InnStreams.FloorsNow, await Arrives(old), default);
        (await Floors(next, InnStreams.FloorsNow)).ShouldBe(9);
        next.Board.Unfilled.ShouldBeEmpty();
        await old.SharedViews.UntilReadable("inn", InnStreams.Floors, await Arrives(next), default);
        (await Floors(old, InnStreams.Floors)).ShouldBe(10);
    }

    [Fact]
    public async Task goes_on_after_a_restart_though_the_view_is_behind_once_it_has_been_full()
    {
        var first = await OpenFull(InnHost.Hurried);
        await Arrives(first);
        await first.WhenQuiet();
        await first.Stop();
        await Arrives(first, 5);

        var second = await Open(delivers: false, pace: _impatient);
        await second.SharedViews.UntilReadable("inn", InnStreams.Floors, null, default);

        (await Floors(second, InnStreams.Floors)).ShouldBe(1);
    }

    private async Task<InnHost> OpenFull(DeliveryPace pace)
    {
        var host = await Open(pace: pace);
        await UntilFull(host, Floor.Name);
        return host;
    }

    private static async Task<LogPosition> Arrives(InnHost host, int guests = 1, int room = 101)
    {
        for (var guest = 0; guest < guests; guest++)
            await host.Inn.Arrives("Arta", room);
        return new LogPosition("inn", (await host.InnLog.ReadForward(0, 1, default)).End);
    }

    private static async Task<Problem> Refused(InnHost host, RowTable table, LogPosition? atLeast) =>
        (await Should.ThrowAsync<ProblemException>(() => host.SharedViews.UntilReadable("inn", table, atLeast, default))).Problem;

    private static async Task<SubscriberShown> Shown(InnHost host, string view) =>
        (await host.Board.Read(default)).Single(subscriber => subscriber.Name == view);

    private static Task UntilFull(InnHost host, string view) =>
        Wait.Until(async () => (await Shown(host, view)).Full == true, () => $"{view} was never full");

    private static async Task<int> Floors(InnHost host, RowTable table) =>
        (await host.InnLog.ReadRows(table, "", default)).Sum(row => StoredJson.Read<Floor>(row.Json).Arrivals);

    /// <summary>Lets nobody write to a table.</summary>
    private async Task<Held> Hold(RowTable table)
    {
        var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"BEGIN; LOCK TABLE inn.{table.TableName} IN EXCLUSIVE MODE", connection);
        await hold.ExecuteNonQueryAsync();
        return new Held(connection);
    }

    private async Task<bool> IsWaitedFor(Held held)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid)))", connection)
        {
            Parameters = { new() { Value = held.Session } },
        };
        return await ask.ExecuteScalarAsync() is true;
    }

    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public int Session { get; } = connection.ProcessID;

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
