using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Fetching_events(WebhookHost host) : IClassFixture<WebhookHost>
{
    private const string Path = WebhookHost.Path + "events";

    [Fact]
    public async Task gives_what_an_endpoint_receives_page_by_page_and_nothing_twice()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        await host.Register(receiver.Url, chapter);
        for (var posted = 0; posted < 7; posted++)
            await host.Post(chapter);
        await host.Settle();
        var sent = receiver.Rest().ToDictionary(one => one.Id, one => one.Json);

        var (fetched, last) = await All($"?chapter_id={chapter}&limit=3");

        fetched.Select(one => one.Text("id")).ShouldBe(sent.Keys, ignoreOrder: true);
        fetched.ShouldAllBe(one => JsonNode.DeepEquals(one, sent[one.Text("id")]));
        var later = await host.Post(chapter);
        var (more, _) = await All($"?chapter_id={chapter}&limit=3&cursor={last}");
        more.Single().Text("subject").ShouldBe(later.ToString());
        var (again, _) = await All($"?chapter_id={chapter}&limit=3&cursor={last}");
        again.Single().Text("subject").ShouldBe(later.ToString());
    }

    [Fact]
    public async Task goes_by_type_and_by_where_the_right_holds()
    {
        var (above, below) = host.Tree.Plant();
        var (inside, outside) = (await host.Post(below), await host.Post(Guid.NewGuid()));
        var removed = await host.Remove();
        var board = host.As(new Grant(Role.ChapterBoard, above));

        (await All("", board)).Events.Select(one => one.Text("subject")).ShouldBe([inside.ToString()]);
        var everything = (await All("")).Events.Select(one => one.Text("subject")).ToList();
        everything.ShouldContain(outside.ToString());
        everything.ShouldContain(removed.ToString());
        var removals = (await All($"?event_types={WebhookHost.Removed}")).Events;
        removals.ShouldAllBe(one => one.Text("type") == WebhookHost.Removed);
        removals.ShouldNotBeEmpty();
        (await board.Get($"{Path}?chapter_id={Guid.NewGuid()}")).Code.ShouldBe("chapter-out-of-reach");
        (await host.Administrator.Get($"{Path}?event_types=nothing.v1")).Code.ShouldBe("event-type-unknown");
        (await host.Public.Get(Path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task goes_by_chosen_chapters_as_an_endpoint_does()
    {
        var (above, below) = host.Tree.Plant();
        var (inside, beside) = (await host.Post(below), await host.Post(above));
        var board = host.As(new Grant(Role.ChapterBoard, above));

        (await All($"?chapter_id={above}", board)).Events.Select(one => one.Text("subject"))
            .ShouldBe([inside.ToString(), beside.ToString()]);
        (await All($"?chapter_id={above}&chapters={below},{below}", board)).Events.Select(one => one.Text("subject"))
            .ShouldBe([inside.ToString()]);
        (await board.Get($"{Path}?chapters={below},{Guid.NewGuid()}")).Code.ShouldBe("chapter-out-of-reach");
        (await board.Get($"{Path}?chapters=prishtine")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task refuses_a_cursor_of_other_filters()
    {
        await host.Post(Guid.NewGuid());
        var (_, cursor) = await All("");

        (await host.Administrator.Get($"{Path}?event_types={WebhookHost.Posted}&cursor={cursor}")).Code
            .ShouldBe("cursor-mismatch");
        (await host.Administrator.Get($"{Path}?cursor=made-up")).Code.ShouldBe("cursor-mismatch");
    }

    private async Task<(List<JsonObject> Events, string Next)> All(string query, HttpClient? client = null)
    {
        var events = new List<JsonObject>();
        for (var path = Path + query; ;)
        {
            var page = await (client ?? host.Administrator).Get(path);
            page.Status.ShouldBe(HttpStatusCode.OK, page.Code);
            events.AddRange(page.Body["items"]!.AsArray().Select(item => item!.AsObject()));
            var next = Uri.EscapeDataString(page.Text("next"));
            if (page.Body["done"]!.GetValue<bool>())
                return (events, next);
            var filters = query.Split("&cursor=")[0];
            path = $"{Path}{filters}{(filters.Length == 0 ? '?' : '&')}cursor={next}";
        }
    }
}
