using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Web;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

internal sealed record ShelfRow(
    Guid Id, Guid ChapterId, string Title, string? Author, int Copies, DateOnly Printed, DateTimeOffset At, string? Note);

internal static class ListShelf
{
    public static readonly ListOf<ShelfRow> Rows = new(
        "shelf",
        new RowTable("shelf").Synchronised(),
        new ListField("title", Sortable: true),
        new ListField("words") { Of = ["title", "author"] },
        new ListField("copies", FieldType.Number, Sortable: true),
        new ListField("printed", FieldType.Date, Sortable: true),
        new ListField("at", FieldType.Instant),
        new ListField("note", Filterable: false));

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader lists) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            lists.Read(Rows, request.Query, ListScope.Public, cancellationToken);
    }
}

public sealed class Shelf : IAsyncLifetime
{
    public static readonly Guid North = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid _south = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    private readonly TestDatabase _database = new();

    public WebHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Host = await WebHost.Start(
            new() { ["ConnectionStrings:Volt"] = _database.ConnectionString },
            services =>
            {
                services.AddSingleton(
                    new StoreDefinition("shelf", EventNames.Begin().End(), [.. SharedTables.All, new(ListShelf.Rows.Table)]));
                services.AddPostgresEventStores();
            },
            routes =>
            {
                var shelf = routes.MapModule("shelf");
                shelf.MapGet(
                    "rows", (ListQuery query, IMediator sender, CancellationToken ct) => sender.Send(new ListShelf.Request(query), ct))
                    .WithName(nameof(ListShelf)).WithSummary("List the shelf").AnswersList(ListShelf.Rows);
                shelf.MapGet("north", (ListQuery query, ListReader lists, CancellationToken ct) => lists.Read(
                    ListShelf.Rows, query, ListScope.Of(new ChapterScope(false, new HashSet<Guid> { North })), ct))
                    .WithName("ListNorth").WithSummary("List the north").AnswersList(ListShelf.Rows);
            });
        await Host.Services.GetRequiredService<Migrator>().Migrate(default);
        var store = Host.Services.GetRequiredKeyedService<IEventStore>("shelf");
        var rows = Enumerable.Range(0, 25).Select(Row).Select(row =>
            new RowWrite.Insert(ListShelf.Rows.Table, row.Id.ToString(), StoredJson.Write(row)));
        await store.Commit(new Commit([], [.. rows], new EventMetadata(FixedClock.Start, null, null, null)), default);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static ShelfRow Row(int number) => new(
        new Guid(number, 0, 0, new byte[8]),
        number % 2 == 0 ? North : _south,
        number == 7 ? "Çka është Volt?" : $"Title {number:00}",
        number == 8 ? "Gëzim O'Neil-Đorđević" : null,
        number % 5,
        new DateOnly(2026, 1, 1).AddDays(number),
        FixedClock.Start.AddMilliseconds(number * 500),
        number == 3 ? "=HYPERLINK(\"x\"),\nb" : null);
}

public sealed class Listing_rows(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [InlineData("sort=title")]
    [InlineData("sort=-copies")]
    [InlineData("sort=-copies,title")]
    [InlineData("sort=copies,-printed")]
    [InlineData("")]
    public async Task shows_every_row_once_over_all_pages(string sort)
    {
        var seen = new List<int>();
        for (var path = $"/api/v1/shelf/rows?limit=4&{sort}"; path is not null;)
        {
            var answer = await shelf.Host.Get(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = await answer.Json();
            seen.AddRange(page["items"]!.AsArray().Select(row => row!["copies"]!.GetValue<int>()));
            path = page["next"]?.GetValue<string>();
            answer.Header("Link").ShouldBe(path is null ? null : $"<{path}>; rel=\"next\"");
        }

        seen.Count.ShouldBe(25);
        if (sort.StartsWith("sort=-copies", StringComparison.Ordinal))
            seen.ShouldBe(seen.OrderDescending());
        if (sort.StartsWith("sort=copies", StringComparison.Ordinal))
            seen.ShouldBe(seen.Order());
    }

    [Theory]
    [InlineData("filter[copies][gte]=3", 10)]
    [InlineData("filter[copies]=3", 5)]
    [InlineData("filter[copies][in]=0,1", 10)]
    [InlineData("filter[copies][ne]=0", 20)]
    [InlineData("filter[printed][lt]=2026-01-04", 3)]
    [InlineData("filter[title][contains]=CKA ESHTE", 1)]
    [InlineData("filter[title][like]=title 1*", 10)]
    [InlineData("filter[title][contains]=eshte cka", 1)]
    [InlineData("filter[title][contains]=cka eshte nuk", 0)]
    [InlineData("filter[title][contains]=%25", 25)]
    [InlineData("filter[title][contains]=_", 25)]
    [InlineData("filter[title][like]=*eshte*", 1)]
    [InlineData("filter[title][like]=*eshte", 0)]
    [InlineData("filter[words][contains]=title 08 djordjevic gezim oneil", 1)]
    [InlineData("filter[words][contains]=Гезим Дорђ", 1)]
    [InlineData("filter[words][contains]=gezim 07", 0)]
    [InlineData("filter[title]=' OR 1=1 --", 0)]
    [InlineData("filter[at][gt]=2026-03-02T11:00:00Z&filter[at][lte]=2026-03-02T12:00:01%2B01:00", 2)]
    public async Task keeps_to_the_filter(string filter, int count)
    {
        var page = await (await shelf.Host.Get($"/api/v1/shelf/rows?limit=200&count=true&{filter}")).Json();

        page["items"]!.AsArray().Count.ShouldBe(count);
        page["total"]!.ToJsonString().ShouldBe($$"""{"count":{{count}},"exact":true}""");
    }

    [Theory]
    [InlineData("colour=red", "unknown-parameter", "colour")]
    [InlineData("filter[colour]=red", "unknown-parameter", "filter[colour]")]
    [InlineData("filter[note]=a", "unknown-parameter", "filter[note]")]
    [InlineData("filter[copies][like]=1", "unknown-parameter", "filter[copies][like]")]
    [InlineData("filter[words]=title", "unknown-parameter", "filter[words]")]
    [InlineData("filter[words][like]=title", "unknown-parameter", "filter[words][like]")]
    [InlineData("filter[words][contains]=1 2 3 4 5 6 7 8 9 10 11", "malformed", "filter[words][contains]")]
    [InlineData("sort=words", "malformed", "sort")]
    [InlineData("filter[copies][gt]=many", "malformed", "filter[copies][gt]")]
    [InlineData("filter[printed]=2026-02-30", "malformed", "filter[printed]")]
    [InlineData("sort=note", "malformed", "sort")]
    [InlineData("limit=201", "malformed", "limit")]
    [InlineData("limit=0", "malformed", "limit")]
    [InlineData("limit=1&limit=2", "malformed", "limit")]
    [InlineData("format=csv&limit=3", "unknown-parameter", "limit")]
    public async Task refuses_what_it_does_not_offer(string query, string code, string parameter)
    {
        var refused = await shelf.Host.Get($"/api/v1/shelf/rows?{query}");

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = (await refused.Json())["errors"]![0];
        error.Text("code").ShouldBe(code);
        error.Text("parameter").ShouldBe(parameter);
    }

    [Fact]
    public async Task binds_a_cursor_to_list_filter_order_and_scope()
    {
        var next = (await (await shelf.Host.Get("/api/v1/shelf/rows?limit=2&sort=title")).Json()).Text("next");
        (await shelf.Host.Get(next)).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var other in (string[])[next.Replace("sort=title", "sort=-title", StringComparison.Ordinal), next + "&filter[copies]=1",
            next.Replace("/rows", "/north", StringComparison.Ordinal), "/api/v1/shelf/rows?cursor=abc"])
        {
            var refused = await shelf.Host.Get(other);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.Json()).Text("code").ShouldBe("cursor-mismatch");
        }
    }

    [Fact]
    public async Task shows_the_rows_of_the_scope_only()
    {
        var page = await (await shelf.Host.Get("/api/v1/shelf/north?limit=200")).Json();

        page["items"]!.AsArray().Count.ShouldBe(13);
        page["items"]!.AsArray().ShouldAllBe(row => row.Text("chapter_id") == Shelf.North.ToString());
    }

    [Theory]
    [InlineData("/api/v1/shelf/rows?format=csv&sort=title", "*/*")]
    [InlineData("/api/v1/shelf/rows?sort=title", "text/csv")]
    public async Task gives_all_of_it_as_a_file_that_a_spreadsheet_opens_without_harm(string path, string accept)
    {
        var file = await shelf.Host.Get(path, ("Accept", accept));

        file.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var text = System.Text.Encoding.UTF8.GetString(bytes[3..]);
        text.ShouldStartWith("title,copies,printed,at,note\r\n");
        text.ShouldContain("Title 03,3,2026-01-04,2026-03-02T11:00:01.500000Z,\"'=HYPERLINK(\"\"x\"\"),\nb\"\r\n");
        text.Split("\r\n").Length.ShouldBe(27);
    }
}
