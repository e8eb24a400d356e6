using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>Some events are for modules alone, and some belong to no chapter: who cannot hear them is told so when they ask.</summary>
public sealed class Keeping_events_inside(WebhookHost host) : IClassFixture<WebhookHost>
{
    private const string Erased = "privacy.person-erased.v1";
    private const string Withdrawn = "privacy.consent-withdrawn.v1";

    [Theory]
    [InlineData(WebhookHost.NoticeRead)]
    [InlineData(Withdrawn)]
    public async Task lets_nobody_ask_for_them(string type)
    {
        var asked = WebhookHost.Registration("http://127.0.0.1:1/hook", null, type);

        (await host.Administrator.Post(WebhookHost.Path + "endpoints", asked)).Code.ShouldBe("event-type-unknown");
        (await host.Administrator.Get($"{WebhookHost.Path}events?event_types={type}")).Code.ShouldBe("event-type-unknown");
        (await host.Public.Get($"{WebhookHost.Path}event-types/{type}/schema")).Code.ShouldBe("no-such-event-type");
        var types = (await host.Public.Get(WebhookHost.Path + "event-types")).Body["items"]!.AsArray();
        types.ShouldNotContain(one => one.Text("name") == type);
        types.ShouldContain(one => one.Text("name") == Erased);
    }

    [Fact]
    public async Task sends_and_gives_them_to_nobody_also_where_they_were_asked_for_before()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await using (var before = host.Services.GetRequiredService<Databases>().For("webhooks").CreateCommand(
            "UPDATE mt_doc_webhook_endpoint SET data = jsonb_set(data, '{event_types,1}', to_jsonb($2::text)) WHERE id = $1"))
        {
            before.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = endpoint });
            before.Parameters.Add(new NpgsqlParameter<string> { TypedValue = WebhookHost.NoticeRead });
            (await before.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        await host.Read(chapter);
        var posted = await host.Post(chapter);
        await host.Settle();

        receiver.Rest().Select(one => one.Json.Text("subject")).ShouldBe([posted.ToString()]);
        (await host.Get($"events?chapter_id={chapter}"))["items"]!.AsArray().Select(one => one.Text("type")).ShouldBe([WebhookHost.Posted]);
    }

    [Fact]
    public async Task tells_a_chapter_that_it_cannot_hear_what_happens_in_no_chapter()
    {
        var (chapter, url) = (Guid.NewGuid(), "http://127.0.0.1:1/hook");
        var types = new[] { WebhookHost.Posted, Erased };
        var administrator = host.Administrator;
        var refused = await administrator.Post(WebhookHost.Path + "endpoints", WebhookHost.Registration(url, chapter, types));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "event-type-of-the-movement"));
        (await administrator.Post(WebhookHost.Path + "endpoints", new { Url = url, EventTypes = types, Chapters = new[] { chapter } })).Code
            .ShouldBe("event-type-of-the-movement");
        (await administrator.Get($"{WebhookHost.Path}events?event_types={Erased}&chapter_id={chapter}")).Code
            .ShouldBe("event-type-of-the-movement");
        (await administrator.Post(WebhookHost.Path + "endpoints", WebhookHost.Registration(url, null, types))).Status
            .ShouldBe(HttpStatusCode.Created);
    }
}
