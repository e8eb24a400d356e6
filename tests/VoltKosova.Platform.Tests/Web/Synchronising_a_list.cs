using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Synchronising_a_list(Shelf shelf) : IClassFixture<Shelf>
{
    private const string Everywhere = "/api/v1/shelf/rows";
    private const string North = "/api/v1/shelf/north";
    private static readonly Guid _south = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Fact]
    public async Task tells_what_was_added_and_changed_in_the_order_of_it()
    {
        var since = await Now(Everywhere);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await Commit(Put(first, Shelf.North));
        await Commit(Put(second, Shelf.North));
        await Commit(Put(first, Shelf.North, "once more"));

        var news = await Since(Everywhere, since);

        Ids(news, "items").ShouldBe([second, first]);
        Ids(news, "removed").ShouldBeEmpty();
        Ids(await Since(Everywhere, Until(news)), "items").ShouldBeEmpty();
    }

    [Fact]
    public async Task tells_what_left_the_scope_to_those_who_saw_it_and_to_nobody_else()
    {
        var (moved, deleted, foreign) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Commit(Put(moved, Shelf.North), Put(deleted, Shelf.North), Put(foreign, _south));
        var (north, everywhere) = (await Now(North), await Now(Everywhere));

        await Commit(Put(moved, _south), Delete(deleted), Delete(foreign));

        var seenInTheNorth = await Since(North, north);
        var seenEverywhere = await Since(Everywhere, everywhere);
        Ids(seenInTheNorth, "items").ShouldBeEmpty();
        Ids(seenInTheNorth, "removed").Order().ShouldBe(Sorted(moved, deleted));
        Ids(seenEverywhere, "items").ShouldBe([moved]);
        Ids(seenEverywhere, "removed").Order().ShouldBe(Sorted(deleted, foreign));
        seenInTheNorth.Text("scope").ShouldNotBe(seenEverywhere.Text("scope"));
    }

    [Fact]
    public async Task does_not_tell_a_row_as_gone_that_is_there_again()
    {
        var (back, rebuilt) = (Guid.NewGuid(), Guid.NewGuid());
        await Commit(Put(back, Shelf.North), Put(rebuilt, Shelf.North));
        var since = await Now(North);
        await Commit(Put(back, _south));
        await Commit(Put(back, Shelf.North));
        await Commit(Delete(rebuilt));
        await Commit(Put(rebuilt, Shelf.North));

        var news = await Since(North, since);

        Ids(news, "removed").ShouldBeEmpty();
        Ids(news, "items").ShouldBe([back, rebuilt]);
    }

    [Fact]
    public async Task goes_over_pages_without_missing_or_repeating()
    {
        var since = await Now(North);
        var rows = Enumerable.Range(0, 7).Select(_ => Guid.NewGuid()).ToList();
        await Commit([.. rows.Select(id => Put(id, Shelf.North))]);
        foreach (var id in rows.Take(3))
            await Commit(Delete(id));

        var (items, removed, pages) = (new List<Guid>(), new List<Guid>(), 0);
        JsonObject? page = null;
        for (var path = $"{North}?updated_since={since}&limit=2"; path is not null; path = page["next"]?.GetValue<string>())
        {
            page = await (await shelf.Host.Get(path)).Json();
            items.AddRange(Ids(page, "items"));
            removed.AddRange(Ids(page, "removed"));
            page.ContainsKey("updated_until").ShouldBe(page["next"] is null);
            if (++pages == 2)
                await Commit(Put(rows[6], Shelf.North, "changed between two pages"));
        }

        pages.ShouldBe(4);
        removed.ShouldBe(rows.Take(3));
        items.Concat(Ids(await Since(North, Until(page!)), "items")).Distinct().Order().ShouldBe(rows.Skip(3).Order());
    }

    [Fact]
    public async Task misses_nothing_that_commits_late()
    {
        var since = await Now(Everywhere);
        var (late, early) = (Guid.NewGuid(), Guid.NewGuid());
        await using var slow = await Transaction();
        await InsertIn(slow, late);
        await Commit(Put(early, Shelf.North));

        var before = await Since(Everywhere, since);
        await slow.CommitAsync();
        var after = await Since(Everywhere, Until(before));

        Ids(before, "items").ShouldNotContain(late);
        Ids(before, "items").Concat(Ids(after, "items")).Order().ShouldBe(Sorted(late, early));
        DateTimeOffset.Parse(Until(before), CultureInfo.InvariantCulture).ShouldBeLessThan(await Stamp(late));
    }

    [Fact]
    public async Task misses_nothing_of_a_transaction_that_began_long_before_it_wrote()
    {
        await using var slow = await Transaction();
        var since = await Now(Everywhere);
        var late = Guid.NewGuid();
        await InsertIn(slow, late);

        var during = await Since(Everywhere, since);
        await slow.CommitAsync();
        var after = await Since(Everywhere, Until(during));

        Ids(during, "items").ShouldBeEmpty();
        Until(during).ShouldBe(since, "there is no going back before what was asked");
        Ids(after, "items").ShouldBe([late]);
    }

    [Fact]
    public async Task misses_no_removal_that_commits_late()
    {
        var gone = Guid.NewGuid();
        await Commit(Put(gone, Shelf.North));
        var since = await Now(North);
        await using var slow = await Transaction();
        await Execute(slow, "DELETE FROM mt_doc_shelf WHERE id = $1", gone);

        var before = await Since(North, since);
        await slow.CommitAsync();

        Ids(before, "removed").ShouldBeEmpty();
        Ids(await Since(North, Until(before)), "removed").ShouldBe([gone]);
    }

    [Fact]
    public async Task is_not_held_up_by_those_who_only_read()
    {
        await using var reader = await Transaction();
        await Execute(reader, "SELECT FROM mt_doc_shelf WHERE id = $1", Guid.NewGuid());
        var since = await Now(Everywhere);
        var row = Guid.NewGuid();
        await Commit(Put(row, Shelf.North));

        Ids(await Since(Everywhere, since), "items").ShouldBe([row]);
    }

    [Theory]
    [InlineData("updated_since=yesterday", "malformed", "updated_since")]
    [InlineData("updated_since={now}&sort=title", "not-beside-updated-since", "sort")]
    [InlineData("updated_since={now}&filter[copies][gt]=1", "not-beside-updated-since", "filter[copies][gt]")]
    [InlineData("updated_since={now}&count=true", "not-beside-updated-since", "count")]
    [InlineData("updated_since={now}&format=csv", "not-beside-updated-since", "format")]
    public async Task refuses_what_could_not_be_told_truly(string query, string code, string parameter)
    {
        var refused = await shelf.Host.Get($"{Everywhere}?{query.Replace("{now}", await Now(Everywhere), StringComparison.Ordinal)}");

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = (await refused.Json())["errors"]![0];
        (error.Text("code"), error.Text("parameter")).ShouldBe((code, parameter));
    }

    [Fact]
    public async Task asks_to_begin_anew_after_a_month()
    {
        var now = DateTimeOffset.Parse(await Now(Everywhere), CultureInfo.InvariantCulture);

        var old = await shelf.Host.Get($"{Everywhere}?updated_since={Text(now.AddDays(-30).AddMinutes(-1))}");
        var young = await shelf.Host.Get($"{Everywhere}?updated_since={Text(now.AddDays(-30).AddMinutes(10))}");
        var future = await shelf.Host.Get($"{Everywhere}?updated_since={Text(now.AddMinutes(10))}");

        (old.StatusCode, (await old.Json()).Text("code")).ShouldBe((HttpStatusCode.Gone, "sync-window-passed"));
        young.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await future.Json()).Text("code").ShouldBe("updated-since-in-the-future");
    }

    private static RowWrite.Put Put(Guid id, Guid chapter, string title = "Title") => new(
        ListShelf.Rows.Table,
        id.ToString(),
        StoredJson.Write(new ShelfRow(id, chapter, title, title, 1, new DateOnly(2026, 1, 1), FixedClock.Start, null)));

    private static RowWrite.Delete Delete(Guid id) => new(ListShelf.Rows.Table, id.ToString());

    private static List<Guid> Sorted(params IEnumerable<Guid> ids) => [.. ids.Order()];

    private static List<Guid> Ids(JsonObject page, string part) =>
        [.. page[part]!.AsArray().Select(row => Guid.Parse(row.Text("id")))];

    private static string Until(JsonObject page) => page.Text("updated_until");

    private static string Text(DateTimeOffset at) => StoredJson.TextOf(at);

    private async Task Commit(params RowWrite[] rows) => (await shelf.Host.Services.GetRequiredKeyedService<IEventStore>("shelf")
        .Commit(new Commit([], rows, new EventMetadata(FixedClock.Start, null, null, null)), default))
        .ShouldBeOfType<CommitOutcome.Committed>();

    private async Task<JsonObject> Since(string list, string since) =>
        await (await shelf.Host.Get($"{list}?limit=200&updated_since={since}")).Json();

    /// <summary>A moment before which everything is told.</summary>
    private async Task<string> Now(string list)
    {
        await using var ask = Database.CreateCommand("SELECT clock_timestamp() - interval '29 days'");
        var page = await Since(list, Text((DateTime)(await ask.ExecuteScalarAsync())!));
        while (page["next"] is { } next)
            page = await (await shelf.Host.Get(next.GetValue<string>())).Json();
        return Until(page);
    }

    private async Task<DateTimeOffset> Stamp(Guid id)
    {
        await using var find = Database.CreateCommand("SELECT mt_last_modified FROM mt_doc_shelf WHERE id = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (DateTime)(await find.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlTransaction> Transaction()
    {
        var connection = await Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var begin = new NpgsqlCommand("SELECT 1", connection);
        await begin.ExecuteScalarAsync();
        return transaction;
    }

    private static Task InsertIn(NpgsqlTransaction transaction, Guid id) => Execute(
        transaction,
        $"INSERT INTO mt_doc_shelf (id, data) VALUES ($1, '{Put(id, Shelf.North).Json}')",
        id);

    private static async Task Execute(NpgsqlTransaction transaction, string sql, Guid id)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlDataSource Database => shelf.Host.Services.GetRequiredService<Databases>().For("shelf");
}
