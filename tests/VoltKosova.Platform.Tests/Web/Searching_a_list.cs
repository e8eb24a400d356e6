using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Testing;
using VoltKosova.Web;
using VoltKosova.Web.Lists;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

/// <summary>A guest book of twenty thousand lines, of which one in a hundred is by an Ana.</summary>
public sealed class GuestBook : IAsyncLifetime
{
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
                'name', CASE WHEN n % 100 = 3 THEN 'Ana' WHEN n % 10000 = 5 THEN 'Šejla' ELSE 'Guest' END || n,
                'chapter_id', CASE WHEN n % 2 = 1 THEN 'odd' ELSE 'even' END,
                'written_on', to_char(date '2026-01-01' + n % 300, 'YYYY-MM-DD'))
            FROM generate_series(1, 20000) AS n
            """);
        foreach (var migration in StoreSchema.Of(new StoreDefinition("guest_book", EventNames.Begin().End(), [new(Searching_a_list.Table)]))
            .Migrations.Where(migration => migration.Name.StartsWith("mt_doc_line-", StringComparison.Ordinal)))
            await Execute(migration.Sql);

        // A vacuum leaves pages unmarked whose rows somebody in the database may not see yet: autovacuum comes by when it likes.
        var times = 0;
        do
        {
            times++.ShouldBeLessThan(1_000);
            await Execute("VACUUM ANALYZE guest_book.mt_doc_line");
        }
        while (await Unmarked() > 0);
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
    internal static readonly RowTable Table = new RowTable("line").Searched("written_on", "name");

    private static readonly ListOf<object> _list = new("guest_book", Table, new("name"), new("written_on", FieldType.Date, Sortable: true));

    [Theory]
    [InlineData("ANA", 200)]
    [InlineData("šejla", 2)]
    [InlineData("ana1003", 1)]
    [InlineData("nobody", 0)]
    public async Task finds_a_part_of_a_text_in_any_case_in_rows_that_were_there_before(string part, int count)
    {
        var names = await Names(part, ListScope.Public, limit: 1_000);

        names.Count.ShouldBe(count);
        names.ShouldAllBe(name => name.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task answers_the_first_in_the_order_of_the_list()
    {
        var all = await Names("ana", ListScope.Public, limit: null);

        (await Names("ana", ListScope.Public, limit: 7)).ShouldBe(all.Take(7));
        all.Count.ShouldBe(200);
    }

    [Fact]
    public async Task keeps_to_the_scope()
    {
        (await Names("ana", ListScope.WhereText("chapter_id", "even"), limit: 10)).ShouldBeEmpty();
        (await Names("ana", ListScope.WhereText("chapter_id", "odd"), limit: 10)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task passes_the_rows_of_others_by_without_reading_them()
    {
        (await Plan("ana", ListScope.Public)).ShouldContain("Index Only Scan");
        (await Plan("ana", ListScope.WhereText("chapter_id", "odd"))).ShouldContain("Index Only Scan");
    }

    [Fact]
    public async Task finds_what_few_have_by_its_letters() =>
        (await Plan("šejla", ListScope.Public)).ShouldContain("mt_doc_line_letters_name_lower");

    private async Task<IReadOnlyList<string>> Names(string part, ListScope scope, int? limit)
    {
        var names = new List<string>();
        await using var ask = Ask(part, scope, limit);
        await using var connection = await book.Lines.OpenConnectionAsync();
        ask.Connection = connection;
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            names.Add(StoredJson.Read<Line>(reader.GetString(0)).Name);
        return names;
    }

    private async Task<string> Plan(string part, ListScope scope)
    {
        await using var ask = Ask(part, scope, limit: 51);
        ask.CommandText = "EXPLAIN " + ask.CommandText;
        await using var connection = await book.Lines.OpenConnectionAsync();
        ask.Connection = connection;
        await using var reader = await ask.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private static NpgsqlCommand Ask(string part, ListScope scope, int? limit)
    {
        var (name, on) = (_list.Attributes[0], _list.Attributes[1]);
        var terms = new ListTerms([new(name, "contains", part)], [new(on, Descending: true)], 50, null, Csv: false, Count: false);
        return ListSql.Page(_list, terms, scope, after: null, limit);
    }

    private sealed record Line(string Name);
}
