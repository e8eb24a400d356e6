using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Managing_endpoints(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task is_for_the_board_of_the_chapter_and_those_above_it()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (above, below) = host.Tree.Plant();
        var (endpoint, _) = await host.Register(receiver.Url, below);
        var path = $"{WebhookHost.Path}endpoints/{endpoint}";
        var upper = host.As(new Grant(Role.ChapterBoard, above));
        var foreign = host.As(new Grant(Role.ChapterBoard, Guid.NewGuid()));

        (await upper.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
        (await foreign.Get(path)).Code.ShouldBe("no-such-endpoint");
        (await foreign.Get(path + "/deliveries")).Code.ShouldBe("no-such-endpoint");
        (await foreign.Post(path + "/secret")).Code.ShouldBe("no-such-endpoint");
        (await foreign.Post(path + "/challenge")).Code.ShouldBe("no-such-endpoint");
        (await foreign.Post(path + "/test", new { EventType = WebhookHost.Posted })).Code.ShouldBe("no-such-endpoint");
        (await foreign.Send(HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).Code.ShouldBe("no-such-endpoint");
        (await host.As(new Grant(Role.Treasurer, below)).Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Public.Get(path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await upper.Get(WebhookHost.Path + "endpoints")).Body["items"]!.AsArray().Select(item => item.Text("id"))
            .ShouldBe([endpoint.ToString()]);
        (await foreign.Get(WebhookHost.Path + "endpoints")).Body["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task needs_a_chapter_within_reach()
    {
        var chapter = Guid.NewGuid();
        var board = host.As(new Grant(Role.ChapterBoard, chapter));

        foreach (var other in new Guid?[] { Guid.NewGuid(), null })
        {
            var refused = await board.Post(WebhookHost.Path + "endpoints", WebhookHost.Registration("http://127.0.0.1:1/hook", other));
            refused.Status.ShouldBe(HttpStatusCode.Forbidden);
            refused.Code.ShouldBe("chapter-out-of-reach");
        }
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/hook", WebhookHost.Posted, "url-not-acceptable")]
    [InlineData("http://10.0.0.1/hook", WebhookHost.Posted, "address-not-allowed")]
    [InlineData("http://[::1]/hook", WebhookHost.Posted, "address-not-allowed")]
    [InlineData("http://127.0.0.1/hook", "notices.posted.v1", "event-type-unknown")]
    public async Task needs_an_address_and_a_type_that_will_do(string url, string type, string code)
    {
        var refused = await host.Administrator.Post(WebhookHost.Path + "endpoints", WebhookHost.Registration(url, null, type));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe(code);
    }

    [Fact]
    public async Task lets_one_try_it_with_a_sample()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await host.Register(receiver.Url, Guid.NewGuid());

        var queued = await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/test", new { EventType = WebhookHost.Removed });
        await host.Settle();

        queued.Status.ShouldBe(HttpStatusCode.Accepted, queued.Code);
        var received = await receiver.Next();
        received.Type.ShouldBe(WebhookHost.Removed);
        received.Json["test"]!.GetValue<bool>().ShouldBeTrue();
        (await host.Get($"endpoints/{endpoint}/deliveries/{queued.Id("delivery_id")}"))["delivery"].Text("state").ShouldBe("delivered");
    }

    [Fact]
    public async Task knows_at_most_ten_old_secrets()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await host.Register(receiver.Url, Guid.NewGuid());

        for (var rotation = 1; rotation <= 10; rotation++)
            (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret")).Status.ShouldBe(HttpStatusCode.OK);

        (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/secret")).Code.ShouldBe("too-many-old-secrets");
    }

    [Fact]
    public async Task begins_with_the_types_of_events_their_schemas_and_samples()
    {
        var types = (await host.Public.Get(WebhookHost.Path + "event-types")).Body["items"]!.AsArray();

        // Privacy, which every host has, tells of erasures beside them.
        types.Select(type => type.Text("name")).Where(name => name.StartsWith("notices.", StringComparison.Ordinal))
            .ShouldBe([WebhookHost.Posted, WebhookHost.Removed]);
        types.ShouldAllBe(type => type!["versions"]![0]!["published_since"] != null);
        types[0]!["versions"]!.ToJsonString().ShouldBe(
            $$"""[{"name":"{{WebhookHost.Posted}}","published_since":"2026-03-01","superseded_on":null}]""");
        var posted = types[0]!["schema"]!.AsObject();
        posted.Text("type").ShouldBe("object");
        posted["required"]!.AsArray().Select(name => name!.GetValue<string>())
            .ShouldBe(["notice_id", "chapter_id", "posted_on", "posted_at", "related"]);
        posted["properties"]!["chapter_id"].Text("format").ShouldBe("uuid");
        posted["properties"]!["posted_on"].Text("format").ShouldBe("date");
        posted["properties"]!["posted_at"].Text("format").ShouldBe("date-time");
        types[0]!["example"]!.AsObject().Select(field => field.Key)
            .ShouldBe(posted["properties"]!.AsObject().Select(property => property.Key), ignoreOrder: true);
        var alone = await host.Public.Get($"{WebhookHost.Path}event-types/{WebhookHost.Posted}/schema");
        JsonNode.DeepEquals(alone.Body, posted).ShouldBeTrue();
        (await host.Public.Get(WebhookHost.Path + "event-types/nothing/schema")).Code.ShouldBe("no-such-event-type");
    }

    [Fact]
    public void says_no_in_three_languages()
    {
        var webhooks = typeof(WebhooksExtensions).Assembly;
        using var stream = webhooks.GetManifestResourceStream("Texts/problems.json")!;
        var texts = JsonSerializer.Deserialize<JsonObject>(stream)!;
        var codes = webhooks.GetTypes().Where(type => type.IsSubclassOf(typeof(Rejection))).Select(CodeOf).ToList();

        codes.ShouldNotBeEmpty();
        codes.ShouldBe(texts.Select(text => text.Key), ignoreOrder: true);
        texts.ShouldAllBe(text => new[] { "title", "sq", "sr", "en" }.All(part => text.Value.Text(part).Length > 0));
    }

    private static string CodeOf(Type rejection) =>
        ((Rejection)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(rejection)).Code;
}

public sealed class Saving_an_endpoint(StrictWebhookHost host) : IClassFixture<StrictWebhookHost>
{
    [Theory]
    [InlineData("http://volt.test/hook", "url-not-acceptable")]
    [InlineData("https://127.0.0.1/hook", "address-not-allowed")]
    [InlineData("https://localhost/hook", "address-not-allowed")]
    [InlineData("https://2130706433/hook", "address-not-allowed")]
    [InlineData("https://[::ffff:127.0.0.1]/hook", "address-not-allowed")]
    public async Task obeys_the_rule_that_sending_obeys(string url, string code) =>
        (await host.Administrator.Post(WebhookHost.Path + "endpoints", WebhookHost.Registration(url, null, WebhookHost.Posted))).Code
            .ShouldBe(code);
}
