using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Webhooks;

/// <summary>A chapter's service account looks after its own endpoint over HTTP, from the registration on, without anybody's help.</summary>
[Collection(ApiHost.OneByOne)]
public sealed class A_machine_of_a_chapter(ApiHost host)
{
    private const string Endpoints = "/api/v1/webhooks/endpoints";
    private const string Opened = "chapters.chapter-founded.v1";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task registers_verifies_tests_reads_replays_and_changes_its_endpoint()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = await Found();
        var machine = await Machine(chapter);

        // The receiver does not know the secret yet, so that the first challenge fails; it asks for another one.
        receiver.Echo = _ => "nothing";
        var registered = await machine.Post(Endpoints, new { receiver.Url, EventTypes = new[] { Opened }, ChapterId = chapter });
        registered.Status.ShouldBe(HttpStatusCode.Created, registered.Code);
        registered.Body["secret"]!.GetValue<string>().ShouldStartWith("whsec_");
        var endpoint = $"{Endpoints}/{registered.Id("id")}";
        await Until(machine, $"{endpoint}/deliveries?filter[kind]=challenge&filter[state]=failed", One);
        receiver.Echo = challenge => challenge;
        (await machine.Post($"{endpoint}/challenge")).Status.ShouldBe(HttpStatusCode.Accepted);
        await Until(machine, endpoint, body => body["endpoint"]!["state"]!.GetValue<string>() == "active");

        // A sample.
        var tried = await machine.Post($"{endpoint}/test", new { EventType = Opened });
        tried.Status.ShouldBe(HttpStatusCode.Accepted, tried.Code);
        (await receiver.Next()).Json["test"]!.GetValue<bool>().ShouldBeTrue();

        // Something happens below its chapter, and the receiver is broken.
        receiver.AnswerWith(500);
        var below = await Found(chapter);
        var failed = await receiver.Next();
        failed.Json["data"]!["chapter_id"]!.GetValue<Guid>().ShouldBe(below);
        var log = await Until(machine, $"{endpoint}/deliveries?filter[kind]=event&filter[last_outcome]=http_error", One);
        var delivery = $"{endpoint}/deliveries/{log["items"]![0]!["id"]!.GetValue<Guid>()}";
        var read = (await machine.Get(delivery)).Body;
        read["request"]!.GetValue<string>().ShouldBe(failed.Body);
        var attempt = read["attempts"]![0]!;
        (attempt["status"]!.GetValue<int>(), attempt["class"]!.GetValue<string>()).ShouldBe((500, "failed"));

        // Mended, the event comes by itself within seconds, and once more when it is asked for.
        receiver.AnswerWith(204);
        await Until(machine, delivery, Delivered);
        receiver.Rest().ShouldAllBe(again => again.Id == failed.Id);
        (await machine.Post($"{delivery}/replay")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await receiver.Next()).Id.ShouldBe(failed.Id);
        await Until(machine, delivery, Delivered);

        // It wants to hear of something else from now on.
        var version = (await machine.Get(endpoint)).Version!.Value;
        var terms = new { receiver.Url, EventTypes = new[] { "campaigns.campaign-started.v1" }, AtOnce = 1 };
        (await machine.Put(endpoint, terms, version)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await machine.Get(endpoint)).Body["endpoint"]!["event_types"]!.AsArray().Select(type => type!.GetValue<string>())
            .ShouldBe(terms.EventTypes);
    }

    [Fact]
    public async Task finds_nothing_where_another_chapters_endpoint_is()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (own, other) = (await Found(), await Found());
        var registered = await (await Machine(other)).Post(
            Endpoints, new { receiver.Url, EventTypes = new[] { Opened }, ChapterId = other });
        var endpoint = $"{Endpoints}/{registered.Id("id")}";
        var log = await Until(await Machine(other), $"{endpoint}/deliveries", One);
        var delivery = $"{endpoint}/deliveries/{log["items"]![0]!["id"]!.GetValue<Guid>()}";
        var machine = await Machine(own);

        foreach (var refused in (Reply[])
            [
                await machine.Get(endpoint),
                await machine.Get($"{endpoint}/deliveries"),
                await machine.Get(delivery),
                await machine.Post($"{delivery}/replay"),
                await machine.Post($"{endpoint}/challenge"),
                await machine.Post($"{endpoint}/test", new { EventType = Opened }),
                await machine.Post($"{endpoint}/secret"),
                await machine.Put(endpoint, new { receiver.Url, EventTypes = new[] { Opened } }, version: 2),
                await machine.Send(HttpMethod.Delete, endpoint, null, ("If-Match", "\"2\"")),
            ])
        {
            refused.Status.ShouldBe(HttpStatusCode.NotFound);
            refused.Code.ShouldBe("no-such-endpoint");
        }

        (await machine.Get(Endpoints)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await machine.Post(Endpoints, new { receiver.Url, EventTypes = new[] { Opened }, ChapterId = other })).Status
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    private static bool Delivered(JsonObject delivery) => delivery["delivery"]!["state"]!.GetValue<string>() == "delivered";

    private static bool One(JsonObject page) => page["items"]!.AsArray().Count == 1;

    private static async Task<JsonObject> Until(HttpClient who, string path, Func<JsonObject, bool> holds)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var reply = await who.Get(path);
            reply.Status.ShouldBe(HttpStatusCode.OK, reply.Code);
            if (holds(reply.Body))
                return reply.Body;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>A chapter of its own; below the movement, which other classes may have founded, unless another one is named.</summary>
    private async Task<Guid> Found(Guid? parent = null)
    {
        var founded = parent is null ? await Found("national", await Movement()) : await Found("local", parent);
        founded.Status.ShouldBe(HttpStatusCode.Created, founded.Code);
        return founded.Id("chapter_id");
    }

    private async Task<Guid> Movement()
    {
        await Found("movement", null);
        var movements = await host.Administrator.Get("/api/v1/chapters/chapters?filter[level][eq]=movement");
        return movements.Body["items"]![0]!["id"]!.GetValue<Guid>();
    }

    private Task<Reply> Found(string level, Guid? parent)
    {
        var name = $"Volt {Guid.NewGuid():N}";
        var names = new { Sq = name, Sr = name, En = name };
        return host.Administrator.Post("/api/v1/chapters/chapters", new { ParentId = parent, Level = level, Name = name, Names = names });
    }

    private async Task<HttpClient> Machine(Guid chapter)
    {
        var made = await host.Administrator.Post(
            "/api/v1/access/service-accounts", new { ChapterId = chapter, Name = "website", Rights = new[] { "webhooks.manage" } });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Code);
        var machine = host.Public;
        machine.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.Body["key"]!.GetValue<string>()}");
        return machine;
    }
}
