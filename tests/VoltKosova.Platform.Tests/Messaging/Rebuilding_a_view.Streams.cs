using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Kernel;
using VoltKosova.Platform.Tests.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

public sealed partial class Rebuilding_a_view
{
    [Theory]
    [InlineData(Guests, "guest")]
    [InlineData("inn.diary", "diary")]
    public async Task keeps_beside_only_rows_that_are_not_what_they_should_be(string view, string table)
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Arrives("Jeta", 100 + number);
        var before = await Rows(table);
        await Owner(
            $$"""
            UPDATE inn.mt_doc_{{table}} SET data = '{"room": 999}' WHERE id = '{{before[3].Id}}';
            DELETE FROM inn.mt_doc_{{table}} WHERE id = '{{before[7].Id}}';
            INSERT INTO inn.mt_doc_{{table}} (id, data) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff', '{"room": 7}');
            """);
        var beside = new List<string>();

        var outcome = await host.Rebuild().Run(View(host, view), Noted, default);

        beside.ShouldBe([before[3].Id, before[7].Id, "ffffffff-ffff-ffff-ffff-ffffffffffff"]);
        outcome.ShouldBe(new RebuildOutcome(Rows: 12, Written: 2, Removed: 1));
        (await Rows(table)).Select(row => (row.Id, row.Data)).ShouldBe(before.Select(row => (row.Id, row.Data)));
        (await Beside()).ShouldBeEmpty();

        async Task Noted(long done, long total) => beside = await Beside();
    }

    [Theory]
    [InlineData(Guests, "guest")]
    [InlineData("inn.diary", "diary")]
    public async Task folds_a_stream_that_is_longer_than_a_page(string view, string table)
    {
        var host = await Open();
        await host.Inn.Arrives("Kaltrina");
        var (restless, _) = await host.Inn.Arrives("Liridon");
        for (var number = 0; number < 12; number++)
            await host.Inn.Moves(restless, 1);
        await host.Inn.Arrives("Mimoza");
        await host.WhenQuiet();
        var before = await Rows(table);
        await Owner($"UPDATE inn.mt_doc_{table} SET data = '{{}}'");

        (await Rebuild(host, view)).ShouldBe(new RebuildOutcome(3, 3, 0));

        (await Rows(table)).Select(row => (row.Id, row.Data)).ShouldBe(before.Select(row => (row.Id, row.Data)));
    }

    [Fact]
    public async Task does_not_bring_back_what_was_when_a_guest_moves_or_leaves_meanwhile()
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Arrives("Njomza", 100);
        var guests = (await Rows("guest")).Select(row => Guid.Parse(row.Id)).ToList();
        await Owner("UPDATE inn.mt_doc_guest SET data = jsonb_set(data, '{room}', '999')");
        var begun = false;

        var outcome = await host.Rebuild().Run(View(host, Guests), Meanwhile, default);

        outcome.ShouldBe(new RebuildOutcome(Rows: 11, Written: 8, Removed: 0), "four rows became right, or went, with a fact");
        var rows = await Rows("guest");
        rows.ShouldNotContain(row => row.Id == guests[0].ToString() || row.Id == guests[11].ToString());
        rows.Select(row => StoredJson.Read<GuestRow>(row.Data).Room).Order().ShouldBe([.. Enumerable.Repeat(100, 8), 101, 106, 300]);
        (await Rebuild(host, Guests)).ShouldBe(new RebuildOutcome(11, 0, 0));

        // Two who are folded already, wrong as their rows were, and two who are not yet; and somebody comes.
        async Task Meanwhile(long done, long total)
        {
            if (begun)
                return;
            begun = true;
            await Leaves(host, guests[0]);
            await host.Inn.Moves(guests[1], 1);
            await host.Inn.Moves(guests[10], 6);
            await Leaves(host, guests[11]);
            await host.Inn.Arrives("Orges", 300);
        }
    }

    [Fact]
    public async Task reads_up_to_the_last_fact_before_it_puts_in_what_it_has_folded()
    {
        var host = await Open();
        for (var number = 0; number < 12; number++)
            await host.Inn.Arrives("Saranda", 100);
        var (restless, moves) = (Guid.Parse((await Rows("guest"))[0].Id), 0);

        var outcome = await host.Rebuild(pageSize: 5).Run(View(host, Guests), MovesOnceMore, default);

        moves.ShouldBe(2);
        (outcome.Written, outcome.Removed).ShouldBe((0, 0));

        // Once while streams are folded; and once when that was read and lies beside, a page behind others, before anybody must wait.
        async Task MovesOnceMore(long done, long total)
        {
            if (moves > 1 || (moves == 1 && done <= 12))
                return;
            if (++moves > 1)
                await Leave(host, 6);
            await host.Inn.Moves(restless, 1);
        }
    }

    [Theory]
    [InlineData(Guests)]
    [InlineData(Floor.Name)]
    public async Task ends_though_more_is_written_to_the_log_than_it_reads_in_that_time(string view)
    {
        var host = await Open();
        for (var number = 0; number < 40; number++)
            await host.Inn.Arrives("Rina");
        await host.WhenQuiet();
        var pages = 0;

        var outcome = await host.Rebuild(pageSize: 5).Run(View(host, view), MoreThanAPage, default);

        (outcome.Written, outcome.Removed).ShouldBe((0, 0));

        async Task MoreThanAPage(long done, long total)
        {
            (++pages).ShouldBeLessThan(200);
            await Leave(host, 6);
        }
    }

    [Fact]
    public async Task removes_the_row_of_a_guest_who_has_left()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Pranvera");
        await Leaves(host, guest);
        (await Rows("guest")).ShouldBeEmpty();
        await Owner($"INSERT INTO inn.mt_doc_guest (id, data) VALUES ('{guest}', '{{\"room\": 101}}')");

        (await Rebuild(host, Guests)).ShouldBe(new RebuildOutcome(0, 0, 1));
    }

    [Fact]
    public async Task removes_a_shared_row_that_no_fact_speaks_of()
    {
        var host = await Open();
        await host.Inn.Arrives("Qendresa");
        await host.WhenQuiet();
        await Owner("INSERT INTO inn.mt_doc_floor (id, data) VALUES ('nowhere', '{\"arrivals\": 3}')");

        (await Rebuild(host, Floor.Name)).ShouldBe(new RebuildOutcome(1, 0, 1));
    }

    /// <summary>Facts that ask for no row, so that no lock on the rows keeps them out.</summary>
    private static async Task Leave(InnHost host, int count)
    {
        await using var others = await OpenTransaction.Begin(host.Connections("inn"), "inn");
        for (var number = 0; number < count; number++)
        {
            var nobody = NewId();
            await others.Append("inn.guest-left.v1", "guest", nobody, json: $$"""{"guest_id": "{{nobody}}"}""");
        }

        await others.Commit();
    }

    private static Task<Rejection?> Leaves(InnHost host, Guid guest) =>
        host.Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Leave()));

    private async Task<List<string>> Beside()
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM inn.vk_rebuild_row", connection);
        return [.. (string[])(await read.ExecuteScalarAsync())!];
    }
}
