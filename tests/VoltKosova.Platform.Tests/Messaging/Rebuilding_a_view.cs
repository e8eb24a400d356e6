using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>Rows folded again from the log, beside the live ones and while others write.</summary>
public sealed partial class Rebuilding_a_view() : Inns(onPostgres: true)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private const string Guests = "inn.guest";

    [Fact]
    public async Task makes_wrong_rows_right_and_touches_no_other()
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Moves((await host.Inn.Arrives("Arta", 100 + number)).Guest, 1);
        await host.WhenQuiet();
        var before = await Rows("guest");
        await Owner(
            """
            UPDATE inn.mt_doc_guest SET data = jsonb_set(data, '{room}', '999') WHERE data ->> 'room' = '103';
            DELETE FROM inn.mt_doc_guest WHERE data ->> 'room' = '104';
            INSERT INTO inn.mt_doc_guest (id, data) VALUES (gen_random_uuid(), '{"room": 7}');
            """);

        var outcome = await Rebuild(host, Guests);

        outcome.ShouldBe(new RebuildOutcome(Rows: 12, Written: 2, Removed: 1));
        var after = await Rows("guest");
        after.Select(row => (row.Id, row.Data)).ShouldBe(before.Select(row => (row.Id, row.Data)));
        after.Count(row => before.Any(was => was.Version == row.Version)).ShouldBe(10, "what was right keeps its time and version");
    }

    [Theory]
    [InlineData(Guests)]
    [InlineData("inn.diary")]
    [InlineData(Floor.Name)]
    public async Task gives_the_live_rows_though_others_write_all_the_time(string view)
    {
        var host = await Open();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(1, 3).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; !over.IsCancellationRequested; number++)
            {
                var (guest, _) = await host.Inn.Arrives("Besa", (writer * 100) + number);
                await host.Inn.Moves(guest, 1);
            }
        })).ToList();

        for (var times = 0; times < 3; times++)
        {
            var outcome = await Rebuild(host, view, pageSize: 50).WaitAsync(_patience);
            outcome.Removed.ShouldBe(0);
            if (view != Floor.Name)
                outcome.Written.ShouldBe(0, "rows that are written with their facts never differ from them");
        }

        await over.CancelAsync();
        await Task.WhenAll(writers);
        await host.WhenQuiet();

        var again = await Rebuild(host, view, pageSize: 500);
        (again.Written, again.Removed).ShouldBe((0, 0));
        var guests = (await host.InnLog.ReadForward(0, 100_000, default)).Events.Count(stored => stored.Version == 1);
        (await Rows("floor")).Sum(row => StoredJson.Read<Floor>(row.Data).Arrivals).ShouldBe(guests, "the subscriber went on behind it");
    }

    [Fact]
    public async Task goes_on_where_it_was_killed()
    {
        var host = await Open();
        for (var number = 0; number < 23; number++)
            await host.Inn.Arrives("Cufe");
        var before = await Rows("guest");
        await Owner("DELETE FROM inn.mt_doc_guest");
        var pages = new List<long>();
        await Should.ThrowAsync<OperationCanceledException>(() => host.Rebuild().Run(View(host, Guests), Killed, default));

        await host.Rebuild().Run(View(host, Guests), Counted, default);

        pages.ShouldBe([5, 10, 15, 20, 23]);
        (await Rows("guest")).Select(row => (row.Id, row.Data)).ShouldBe(before.Select(row => (row.Id, row.Data)));

        Task Counted(long done, long total)
        {
            pages.Add(done);
            total.ShouldBe(23);
            return Task.CompletedTask;
        }

        Task Killed(long done, long total)
        {
            pages.Add(done);
            return done == 10 ? throw new OperationCanceledException() : Task.CompletedTask;
        }
    }

    [Fact]
    public async Task begins_again_when_another_build_of_the_code_had_begun()
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Arrives("Dafina");
        var older = View(host, Guests);
        older = older with { Fold = older.Fold with { Code = NewId(), Evolve = (_, _, _) => new GuestRow("old", 1) } };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            host.Rebuild().Run(older, (_, _) => throw new OperationCanceledException(), default));

        (await Rebuild(host, Guests)).Written.ShouldBe(0);
    }

    [Fact]
    public async Task leaves_the_live_rows_alone_until_all_are_there()
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Arrives("Edona");
        await Owner("UPDATE inn.mt_doc_guest SET data = jsonb_set(data, '{room}', '999')");

        await host.Rebuild().Run(
            View(host, Guests),
            async (done, total) =>
            {
                if (done <= total)
                    (await Rows("guest")).ShouldAllBe(row => row.Data.Contains("999"));
            },
            default);

        (await Rows("guest")).ShouldAllBe(row => row.Data.Contains("101"));
    }

    [Fact]
    public async Task H4_waits_for_a_lower_number_that_commits_later()
    {
        var host = await Open();
        await host.Inn.Arrives("Flutura");
        await host.WhenQuiet();
        await using var slow = await OpenTransaction.Begin(host.Connections("inn"), "inn");
        var guest = NewId();
        await slow.Execute($$"""INSERT INTO mt_doc_guest (id, data) VALUES ('{{guest}}', '{"room": 5, "version": 1}')""");
        await slow.Append(
            "inn.guest-arrived.v1", "guest", guest, json: $$"""{"guest_id": "{{guest}}", "person_id": "{{guest}}", "room": 5}""");
        await host.Inn.Arrives("Gezim");

        var rebuilding = Rebuild(host, Guests);
        await Wait.Until(async () => await Progress() is { } done && done >= 1, () => "it did not begin");
        rebuilding.IsCompleted.ShouldBeFalse();
        await slow.Commit();

        (await rebuilding).ShouldBe(new RebuildOutcome(3, 0, 0));
    }

    [Fact]
    public async Task is_done_by_one_at_a_time()
    {
        var host = await Open();
        await host.Inn.Arrives("Hava");

        await host.Rebuild().Run(
            View(host, Guests),
            async (_, _) => await Should.ThrowAsync<RebuildUnderWayException>(() => Rebuild(host, Guests)),
            default);

        (await Rebuild(host, Guests)).Rows.ShouldBe(1, "the right to do it was given back");
    }

    [Fact]
    public async Task goes_no_further_once_its_session_was_ended_and_another_one_has_gone_on()
    {
        var host = await Open(delivers: false);
        for (var number = 0; number < 40; number++)
            await host.Inn.Arrives("Cufe");
        var pages = 0;

        await Should.ThrowAsync<RebuildUnderWayException>(() => host.Rebuild().Run(
            View(host, Guests),
            async (_, _) =>
            {
                if (++pages > 1)
                    return;
                await EndTheSessionThatHoldsTheRight();
                (await Rebuild(host, Guests)).Rows.ShouldBe(40);
            },
            default));

        pages.ShouldBe(1);
        (await Rebuild(host, Guests)).ShouldBe(new RebuildOutcome(40, 0, 0));
    }

    [Fact]
    public async Task fails_before_an_event_that_this_version_does_not_know_and_changes_nothing()
    {
        var host = await Open(delivers: false);
        await host.Inn.Arrives("Ilir");
        await StoreUnknown(host);
        await Owner("UPDATE inn.mt_doc_guest SET data = jsonb_set(data, '{room}', '999')");

        await Should.ThrowAsync<UnknownEventException>(() => Rebuild(host, Guests));

        (await Rows("guest")).ShouldAllBe(row => row.Data.Contains("999"));
    }

    private static ViewDefinition View(InnHost host, string name) => host.Views.Find(name)!;

    private static Task<RebuildOutcome> Rebuild(InnHost host, string view, int pageSize = 5) =>
        host.Rebuild(pageSize).Run(View(host, view), (_, _) => Task.CompletedTask, default);

    private async Task<long?> Progress()
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand("SELECT last_seq_id FROM inn.vk_rebuild", connection);
        return (long?)await look.ExecuteScalarAsync();
    }

    private async Task EndTheSessionThatHoldsTheRight()
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand(
            """
            SELECT count(*) FROM (
                SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1450142839
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS ended
            """,
            connection);
        (await end.ExecuteScalarAsync()).ShouldBe(1L);
    }

    private async Task<List<(string Id, string Data, Guid Version)>> Rows(string table)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            $"SELECT id::text, data::text, mt_version FROM inn.mt_doc_{table} ORDER BY id", connection);
        await using var reader = await read.ExecuteReaderAsync();
        var rows = new List<(string, string, Guid)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetGuid(2)));
        return rows;
    }
}
