using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>
/// The vocabulary of a searched table holds a text exactly as long as a row has it: a text that is missing hides rows from every search,
/// one that is left over is the name of somebody who was forgotten.
/// </summary>
public sealed class Keeping_a_vocabulary : IAsyncLifetime
{
    private static readonly RowTable _table = new RowTable("guest").Searched("came_on", "given", "family");

    private readonly TestDatabase _database = new();
    private NpgsqlDataSource _guests = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _guests = NpgsqlDataSource.Create(_database.ConnectionString + ";Search Path=inn");
        foreach (var migration in Migration.From(typeof(Migrator).Assembly, "Sql"))
            await Execute($"SET search_path = public; {migration.Sql}");
        await Execute("CREATE SCHEMA inn");
        foreach (var migration in StoreSchema.Of(new StoreDefinition("inn", EventNames.Begin().End(), [new(_table)]))
            .Migrations.Where(migration => migration.Name.StartsWith("mt_doc_guest-", StringComparison.Ordinal)))
            await Execute($"SET search_path = inn; {migration.Sql}");
    }

    public async ValueTask DisposeAsync()
    {
        await _guests.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_there_from_the_first_row_that_has_it_to_the_last()
    {
        await Execute(Insert(1, "Ana", "Hoxha"));
        await Execute(Insert(2, "Hoxha", null));
        (await Vocabulary()).ShouldBe(["ana", "hoxha"]);

        await Execute("UPDATE mt_doc_guest SET data = data || '{\"given\": \"Hoxha\", \"family\": \"Ana\"}' WHERE id = " + Id(1));
        (await Vocabulary()).ShouldBe(["ana", "hoxha"]);

        await Execute("UPDATE mt_doc_guest SET data = data || '{\"family\": \"Çela\"}' WHERE id = " + Id(1));
        (await Vocabulary()).ShouldBe(["cela", "hoxha"]);

        await Execute("UPDATE mt_doc_guest SET data = data - 'given' WHERE id = " + Id(1));
        (await Vocabulary()).ShouldBe(["cela", "hoxha"]);

        await Execute("DELETE FROM mt_doc_guest");
        (await Vocabulary()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_of_any_length_is_taken()
    {
        await Execute(Insert(1, string.Concat(Enumerable.Repeat("🎉", 200)), string.Concat(Enumerable.Repeat("\ufdfa", 200))));

        (await Vocabulary()).Select(text => text.EnumerateRunes().Count()).ShouldBe([200, 200], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_writes_a_text_first_keeps_it_from_whoever_removes_the_last_other_row()
    {
        await Execute(Insert(1, "Ana", null));
        await using var writes = await OpenTransaction.Begin(_guests);
        await using var removes = await OpenTransaction.Begin(_guests);

        await writes.Execute(Insert(2, "Ana", null));
        var removal = removes.Execute("DELETE FROM mt_doc_guest WHERE id = " + Id(1));
        await Waits(removes);
        await writes.Commit();
        await removal;
        await removes.Commit();

        (await Vocabulary()).ShouldBe(["ana"]);
    }

    [Fact]
    public async Task Who_writes_a_text_while_the_last_other_row_is_removed_writes_it_anew()
    {
        await Execute(Insert(1, "Ana", null));
        await using var writes = await OpenTransaction.Begin(_guests);
        await using var removes = await OpenTransaction.Begin(_guests);

        await removes.Execute("DELETE FROM mt_doc_guest WHERE id = " + Id(1));
        var writing = writes.Execute(Insert(2, "Ana", null));
        await Waits(writes);
        await removes.Commit();
        await writing;
        await writes.Commit();

        (await Vocabulary()).ShouldBe(["ana"]);
    }

    [Fact]
    public async Task Two_who_write_a_new_text_at_once_both_have_it()
    {
        await using var first = await OpenTransaction.Begin(_guests);
        await using var second = await OpenTransaction.Begin(_guests);

        await first.Execute(Insert(1, "Ana", null));
        var writing = second.Execute(Insert(2, "Ana", null));
        await Waits(second);
        await first.RollBack();
        await writing;
        await second.Commit();

        (await Vocabulary()).ShouldBe(["ana"]);
    }

    [Fact]
    public async Task Two_who_remove_the_last_two_rows_at_once_leave_nothing_behind()
    {
        await Execute(Insert(1, "Ana", null));
        await Execute(Insert(2, "Ana", null));
        await using var first = await OpenTransaction.Begin(_guests);
        await using var second = await OpenTransaction.Begin(_guests);

        await first.Execute("DELETE FROM mt_doc_guest WHERE id = " + Id(1));
        var removal = second.Execute("DELETE FROM mt_doc_guest WHERE id = " + Id(2));
        await Waits(second);
        await first.Commit();
        await removal;
        await second.Commit();

        (await Vocabulary()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Writers_of_one_text_do_not_wait_for_each_other_nor_for_whoever_removes_one_of_several()
    {
        await Execute(Insert(1, "Ana", null));
        await Execute(Insert(2, "Ana", null));
        await using var first = await OpenTransaction.Begin(_guests);
        await using var second = await OpenTransaction.Begin(_guests);
        await using var removes = await OpenTransaction.Begin(_guests);

        await removes.Execute("DELETE FROM mt_doc_guest WHERE id = " + Id(1));
        await first.Execute(Insert(3, "Ana", null));
        await second.Execute(Insert(4, "Ana", null));
        foreach (var one in (OpenTransaction[])[first, second, removes])
            await one.Commit();

        (await Vocabulary()).ShouldBe(["ana"]);
    }

    private static string Id(int number) => $"lpad('{number}', 32, '0')::uuid";

    private static string Insert(int number, string? given, string? family) =>
        $"INSERT INTO mt_doc_guest (id, data) SELECT {Id(number)}, jsonb_strip_nulls(jsonb_build_object("
        + $"'came_on', '2026-03-02', 'given', {Text(given)}, 'family', {Text(family)}))";

    private static string Text(string? text) => text is null ? "NULL::text" : $"'{text}'";

    private async Task<IReadOnlyList<string>> Vocabulary()
    {
        await using var ask = _guests.CreateCommand("SELECT array(SELECT text FROM mt_doc_guest_vocabulary ORDER BY text)");
        return (string[])(await ask.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql)
    {
        await using var command = _guests.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Until the session waits for another one.</summary>
    private async Task Waits(OpenTransaction transaction)
    {
        var limit = TimeProvider.System.GetTimestamp();
        await using var ask = _guests.CreateCommand("SELECT cardinality(pg_blocking_pids($1)) > 0");
        ask.Parameters.Add(new NpgsqlParameter<int> { TypedValue = transaction.Session });
        while (!(bool)(await ask.ExecuteScalarAsync())!)
            TimeProvider.System.GetElapsedTime(limit).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
