using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Web;
using VoltKosova.Web.Lists;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

/// <summary>
/// A guest book of twenty thousand lines, of which one in a hundred is by an Ana and one in ten thousand by a Šejla; everybody else has
/// one of fifteen hundred names.
/// </summary>
public sealed class GuestBook : IAsyncLifetime
{
    internal static readonly RowTable Table = new RowTable("line").Searched("written_on", "name", "called");

    private readonly TestDatabase _database = new();

    public NpgsqlDataSource Lines { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Lines = NpgsqlDataSource.Create(_database.ConnectionString + ";Search Path=guest_book");
        await Execute(
            """
            CREATE SCHEMA guest_book;
            CREATE TABLE guest_book.mt_doc_line (
                id uuid NOT NULL CONSTRAINT pkey_mt_doc_line_id PRIMARY KEY, data jsonb NOT NULL,
                mt_last_modified timestamptz DEFAULT transaction_timestamp(), mt_version uuid NOT NULL DEFAULT gen_random_uuid(),
                mt_dotnet_type varchar);
            INSERT INTO guest_book.mt_doc_line (id, data) SELECT lpad(n::text, 32, '0')::uuid, jsonb_build_object(
                'name', CASE WHEN n % 100 = 3 THEN 'Ana' WHEN n % 10000 = 5 THEN 'Šejla' ELSE 'Guest ' || n % 1500 END,
                'called', CASE WHEN n = 5 THEN 'Ђорђевић-Çelaj' WHEN n % 1000 = 3 THEN 'Đorđe' ELSE NULL END,
                'chapter_id', CASE WHEN n % 2 = 1 THEN 'odd' ELSE 'even' END,
                'written_on', to_char(date '2026-01-01' + n % 300, 'YYYY-MM-DD'))
            FROM generate_series(1, 20000) AS n
            """);
        foreach (var migration in Migration.From(typeof(Migrator).Assembly, "Sql"))
            await Execute($"SET search_path = public; {migration.Sql}");
        foreach (var migration in StoreSchema.Of(new StoreDefinition("guest_book", EventNames.Begin().End(), [new(Table)]))
            .Migrations.Where(migration => migration.Name.StartsWith("mt_doc_line-", StringComparison.Ordinal)))
            await Execute($"SET search_path = guest_book; {migration.Sql}");

        // A vacuum leaves pages unmarked whose rows somebody in the database may not see yet: autovacuum comes by when it likes.
        var times = 0;
        do
        {
            times++.ShouldBeLessThan(1_000);
            await Execute("VACUUM ANALYZE guest_book.mt_doc_line");
        }
        while (await Unmarked() > 0);
        await Execute("ANALYZE guest_book.mt_doc_line_vocabulary");
    }

    public async ValueTask DisposeAsync()
    {
        await Lines.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<int> Unmarked()
    {
        await using var count = Lines.CreateCommand("SELECT relpages - relallvisible FROM pg_class WHERE oid = 'mt_doc_line'::regclass");
        return (int)(await count.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql)
    {
        await using var command = Lines.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class Searching_a_list(GuestBook book) : IClassFixture<GuestBook>
{
    private static readonly ListOf<object> _list = new(
        "guest_book",
        GuestBook.Table,
        new("name"),
        new("anyhow") { Of = ["name", "called"] },
        new("written_on", FieldType.Date, Sortable: true));

    [Theory]
    [InlineData("name", "ANA", 200)]
    [InlineData("name", "sejl", 2)]
    [InlineData("name", "guest 1004", 13)]
    [InlineData("name", "3 est", 5_787)]
    [InlineData("name", "nobody", 0)]
    [InlineData("anyhow", "djordj", 21)]
    [InlineData("anyhow", "đorđe ana", 20)]
    [InlineData("anyhow", "celaj sejla dordevic", 1)]
    [InlineData("anyhow", "celaj ana", 0)]
    public async Task finds_parts_of_texts_however_they_are_written_in_rows_that_were_there_before(string field, string words, int count) =>
        (await Names(words, ListScope.Public, limit: null, field)).Count.ShouldBe(count);

    [Theory]
    [InlineData("name", "ana")]
    [InlineData("name", "3 est")]
    [InlineData("anyhow", "djordj")]
    [InlineData("anyhow", "o ana")]
    public async Task answers_the_first_in_the_order_of_the_list(string field, string words)
    {
        var all = await Names(words, ListScope.Public, limit: null, field);

        (await Names(words, ListScope.Public, limit: 7, field)).ShouldBe(all.Take(7));
    }

    [Fact]
    public async Task goes_on_behind_the_page_before()
    {
        var all = await Names("ana", ListScope.Public, limit: null);
        var (on, id) = all[6];

        (await Names("ana", ListScope.Public, limit: 7, after: [on, id])).ShouldBe(all.Skip(7).Take(7));
    }

    [Fact]
    public async Task keeps_to_the_scope()
    {
        (await Names("ana", ListScope.WhereText("chapter_id", "even"), limit: 10)).ShouldBeEmpty();
        (await Names("ana", ListScope.WhereText("chapter_id", "odd"), limit: 10)).Count.ShouldBe(10);
        (await Names("ana", ListScope.WhereText("chapter_id", "odd", "far"), limit: 10)).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("ana", 10)]
    [InlineData("sejla", 2)]
    public async Task reads_no_row_but_those_of_the_page(string words, int count)
    {
        foreach (var scope in (ListScope[])[ListScope.Public, ListScope.WhereText("chapter_id", "odd")])
        {
            var plan = await Plan(words, scope, limit: 10);
            plan.ShouldNotContain("Rows Removed by Filter");
            plan.ShouldContain("Index Only Scan Backward");
            plan.ShouldContain($"rows={count} loops=1");
        }
    }

    [Theory]
    [InlineData("ana", 200)]
    [InlineData("sejla", 2)]
    public async Task counts_without_reading_the_others(string words, int count)
    {
        await using var connection = await book.Lines.OpenConnectionAsync();
        await using var ask = ListSql.Count(_list, await Meant(words, "name", connection), ListScope.Public, 10_000);
        ask.Connection = connection;

        ((int)(await ask.ExecuteScalarAsync())!).ShouldBe(count);
        (await Plan(ask)).ShouldNotContain("Seq Scan");
    }

    private async Task<IReadOnlyList<(string On, string Id)>> Names(
        string words, ListScope scope, int? limit, string field = "name", string[]? after = null)
    {
        var names = new List<(string, string)>();
        await using var connection = await book.Lines.OpenConnectionAsync();
        await using var ask = ListSql.Page(_list, await Meant(words, field, connection), scope, after, limit);
        ask.Connection = connection;
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            names.Add((reader.GetString(1), reader.GetString(2)));
        return names;
    }

    private async Task<string> Plan(string words, ListScope scope, int limit)
    {
        await using var connection = await book.Lines.OpenConnectionAsync();
        await using var ask = ListSql.Page(_list, await Meant(words, "name", connection), scope, after: null, limit);
        ask.Connection = connection;
        return await Plan(ask);
    }

    private static async Task<string> Plan(NpgsqlCommand ask)
    {
        ask.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + ask.CommandText;
        await using var reader = await ask.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private static Task<ListTerms> Meant(string words, string field, NpgsqlConnection connection)
    {
        var attribute = _list.Attributes.Single(one => one.Name == field);
        var on = _list.Attributes.Single(one => one.Name == "written_on");
        var terms = new ListTerms(
            [new(attribute, "contains", words)], [new(on, Descending: true)], 50, null, Csv: false, Count: false);
        return ListSearch.Find(_list, terms, connection, default);
    }
}
