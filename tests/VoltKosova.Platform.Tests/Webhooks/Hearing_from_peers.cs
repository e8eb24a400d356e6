using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Hearing_from_peers(PeerHost host) : IClassFixture<PeerHost>
{
    [Fact]
    public async Task takes_what_is_signed_and_takes_it_once()
    {
        var (peer, _, key) = await host.Befriend();
        var id = Guid.NewGuid();
        var body = PeerHost.Event(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Tell(peer, key, id, body)));
        var again = await host.Tell(peer, key, id, body, host.Clock.GetUtcNow().AddSeconds(60));
        await host.WhenQuiet();

        answers.Append(again).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        var heard = (await Heard(peer)).ShouldHaveSingleItem();
        heard.Text("message_id").ShouldBe(id.ToString());
        heard.Text("type").ShouldBe(PeerHost.Whispered);
        heard.Text("data").ShouldBe("""{"said":"psst"}""");
    }

    [Fact]
    public async Task knows_ids_by_peer_for_seven_days()
    {
        var (one, _, key) = await host.Befriend();
        var (other, _, otherKey) = await host.Befriend();
        var id = Guid.NewGuid();
        await host.Tell(one, key, id, PeerHost.Event(id));
        await host.Tell(other, otherKey, id, PeerHost.Event(id));
        await host.WhenQuiet();
        (await Heard(other)).Count.ShouldBe(1);

        await CleanUp(host.Clock.GetUtcNow().AddDays(6.9));
        await host.Tell(one, key, id, PeerHost.Event(id));
        await host.WhenQuiet();
        (await Heard(one)).Count.ShouldBe(1);

        await CleanUp(host.Clock.GetUtcNow().AddDays(7.1));
        await host.Tell(one, key, id, PeerHost.Event(id));
        await host.WhenQuiet();
        (await Heard(one)).Count.ShouldBe(2, "then it is forgotten");
    }

    [Fact]
    public async Task refuses_what_is_old_early_changed_unsigned_or_somebody_elses()
    {
        var (peer, ours, key) = await host.Befriend();
        var id = Guid.NewGuid();
        var body = PeerHost.Event(id);
        var now = host.Clock.GetUtcNow();

        (await host.Tell(peer, key, id, body, now.AddSeconds(-301))).Code.ShouldBe("timestamp-out-of-tolerance");
        (await host.Tell(peer, key, id, body, now.AddSeconds(301))).Code.ShouldBe("timestamp-out-of-tolerance");
        (await host.Tell(peer, key, id, body, tamper: text => text + " ")).Code.ShouldBe("signature-not-valid");
        (await host.Tell(peer, ours, id, body)).Code.ShouldBe("signature-not-valid");
        (await host.Tell(peer, PeerHost.NewKey(), id, body)).Code.ShouldBe("signature-not-valid");
        (await host.Tell(peer, key, id, body, signature: "v1,")).Code.ShouldBe("signature-not-valid");
        (await host.Tell(peer, key, id, body, signature: " ")).Code.ShouldBe("signature-missing");
        (await host.Tell(Guid.NewGuid(), key, id, body)).Code.ShouldBe("no-such-peer");
        await host.WhenQuiet();
        (await Heard(peer)).ShouldBeEmpty();
        (await host.Tell(peer, key, id, body, now.AddSeconds(-300))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task refuses_what_it_does_not_understand()
    {
        var (peer, _, key) = await host.Befriend();
        var id = Guid.NewGuid();

        foreach (var body in new[]
            {
                "", "[]", "null", "{}", "psst", PeerHost.Event(Guid.NewGuid()),
                PeerHost.Event(id).Replace("\"1.0\"", "1.0", StringComparison.Ordinal),
                PeerHost.Event(id, data: new JsonObject { ["said"] = new string('x', 20_001) }),
            })
        {
            var refused = await host.Tell(peer, key, id, body);
            refused.Code.ShouldBe("message-not-understood", body.Length > 100 ? "large" : body);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await host.Tell(peer, key, id, PeerHost.Event(id, WebhookHost.Posted))).Code.ShouldBe("event-type-unknown");
    }

    [Fact]
    public async Task answers_a_challenge_and_believes_an_old_key_for_a_day()
    {
        var (peer, _, key) = await host.Befriend();
        var id = Guid.NewGuid();
        var asked = PeerHost.Event(id, "webhooks.challenge.v1", new JsonObject { ["challenge"] = "riddle" });
        (await host.Tell(peer, key, id, asked)).Text("challenge").ShouldBe("riddle");

        var next = PeerHost.NewKey();
        (await host.Administrator.Post($"{WebhookHost.Path}peers/{peer}/key", new { Key = next })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await host.Tell(peer, next, id, asked)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Tell(peer, key, id, asked)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromHours(25));
        (await host.Tell(peer, key, id, asked)).Code.ShouldBe("signature-not-valid");
        (await host.Tell(peer, next, id, asked)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task answers_503_when_it_cannot_be_stored_and_takes_it_later()
    {
        var (peer, _, key) = await host.Befriend();
        var id = Guid.NewGuid();
        await Owner(
            """
            CREATE FUNCTION webhooks.full_disk() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON webhooks.mt_events FOR EACH ROW EXECUTE FUNCTION webhooks.full_disk()
            """);
        try
        {
            (await host.Tell(peer, key, id, PeerHost.Event(id))).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await Owner("DROP FUNCTION webhooks.full_disk() CASCADE");
        }

        (await host.Tell(peer, key, id, PeerHost.Event(id))).Status.ShouldBe(HttpStatusCode.OK, "nothing of the first one was kept");
        await host.WhenQuiet();
        (await Heard(peer)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task goes_with_telling_them_what_is_theirs_and_nobody_else()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await host.Register(receiver.Url, null);
        var (peer, _, _) = await host.Befriend(receiver.Url);
        var (other, _, _) = await host.Befriend(receiver.Url);
        await host.Settle();

        await host.With<Store<WhisperStreams>, bool>(store => store.Write(
            writing => Task.FromResult(
                writing.Start(WhisperStreams.Whispers, writing.NewId(), new WhisperFact.Said(peer, "for you")) is null),
            CancellationToken.None));
        await host.Settle();

        var received = await receiver.Next();
        received.Type.ShouldBe(PeerHost.Whispered);
        received.Json["data"]!.ToJsonString().ShouldBe("""{"said":"for you"}""");
        receiver.Rest().ShouldBeEmpty();
        (await host.Deliveries(peer)).Single().Text("state").ShouldBe("delivered");
        (await host.Deliveries(other)).ShouldBeEmpty();
        (await host.Deliveries(endpoint)).ShouldBeEmpty();
        (await host.Administrator.Post(
            WebhookHost.Path + "endpoints", WebhookHost.Registration(receiver.Url, null, PeerHost.Whispered))).Code
            .ShouldBe("event-type-unknown");
    }

    [Fact]
    public async Task needs_a_partner_that_is_a_volt_chapter_within_reach()
    {
        var chapter = Guid.NewGuid();
        var (peer, _, _) = await host.Befriend(chapter: chapter);
        var foreign = host.As(new Grant(Role.ChapterBoard, Guid.NewGuid()));
        const string url = "http://127.0.0.1:1/hook";

        (await host.Administrator.Post(WebhookHost.Path + "peers", new { PartnerId = Guid.NewGuid(), Url = url })).Code
            .ShouldBe("no-such-peer");
        (await host.Administrator.Post(WebhookHost.Path + "peers", new { PartnerId = peer, Url = url })).Code
            .ShouldBe("peer-known-already");
        (await foreign.Post(WebhookHost.Path + "peers", new { PartnerId = peer, Url = url })).Code.ShouldBe("no-such-peer");
        (await foreign.Post($"{WebhookHost.Path}peers/{peer}/key", new { Key = PeerHost.NewKey() })).Code.ShouldBe("no-such-peer");
        (await host.Administrator.Post($"{WebhookHost.Path}peers/{peer}/key", new { Key = "whsec_short" })).Code.ShouldBe("key-not-valid");
        (await host.As(new Grant(Role.Treasurer, chapter)).Post($"{WebhookHost.Path}peers/{peer}/key", new { Key = PeerHost.NewKey() }))
            .Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<List<JsonObject>> Heard(Guid peer)
    {
        await using var find = host.Services.GetRequiredService<Databases>().For("whispers").CreateCommand(
            "SELECT data::text FROM mt_doc_heard WHERE data ->> 'peer_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = peer.ToString() });
        await using var reader = await find.ExecuteReaderAsync();
        var heard = new List<JsonObject>();
        while (await reader.ReadAsync())
            heard.Add(JsonNode.Parse(reader.GetString(0))!.AsObject());
        return heard;
    }

    private async Task CleanUp(DateTimeOffset at) => await new ForgetDeliveries(
        host.Services.GetRequiredService<Databases>(), new FixedClock(at)).Run(
        new ForgetDeliveries.Parameters(), new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None), CancellationToken.None);

    private async Task Owner(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
