using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Kosovo offers a campaign and Germany joins in with one of its own; each tells how far it is. Germany is killed while figures are on
/// their way to it.
/// </summary>
public sealed class Two_chapters_share_a_campaign : TwoCountries
{
    private const string Route = "/api/v1/campaigns/shared-campaigns";

    [Fact]
    public async Task with_each_sides_figures_although_one_is_killed_on_the_way()
    {
        var (ours, theirs) = (await Running(Kosovo), await Running(Germany));
        var offered = await Kosovo.Post($"/api/v1/campaigns/campaigns/{ours}/sharings", new { peer_id = Kosovo.Partner });
        var shared = offered.Id("shared_campaign_id");

        // Germany sees the offer, and joins in.
        var there = await Until(Germany, shared, "state", "offered");
        there["terms"]!["title"]!.GetValue<string>().ShouldBe("Clean air");
        (await Germany.Post($"{Route}/{shared}/acceptance", new { campaign_id = theirs })).Status.ShouldBe(HttpStatusCode.NoContent);
        await Until(Kosovo, shared, "state", "accepted");

        // Germany is dead while Kosovo tells how far it is; the acknowledgement comes once it lives again.
        await Germany.Kill();
        await Kosovo.Admin.Post($"/api/v1/campaigns/campaigns/{ours}/progress", new { goal = 0, reached = 1200 }, version: 2);
        (await Kosovo.Post($"{Route}/{shared}/figures")).Status.ShouldBe(HttpStatusCode.NoContent);
        await Kosovo.Until("SELECT 1 FROM webhooks.mt_doc_webhook_attempt WHERE data ->> 'outcome' = 'connection_reset'");
        (await Kosovo.Get($"{Route}/{shared}")).Body["acknowledged"]!.GetValue<int>().ShouldBe(0);
        await Germany.Restart();
        await Kosovo.Hurry();
        await Until(Kosovo, shared, "acknowledged", "1");
        Reached((await Germany.Get($"{Route}/{shared}")).Body).ShouldBe(1200);

        // Germany's own figures come back.
        await Germany.Admin.Post($"/api/v1/campaigns/campaigns/{theirs}/progress", new { goal = 0, reached = 300 }, version: 2);
        await Germany.Post($"{Route}/{shared}/figures");
        await Until(Germany, shared, "acknowledged", "1");
        Reached((await Kosovo.Get($"{Route}/{shared}")).Body).ShouldBe(300);

        // Kosovo shares no more; both know, and what was told was taken once.
        (await Kosovo.Post($"{Route}/{shared}/ending")).Status.ShouldBe(HttpStatusCode.NoContent);
        await Until(Germany, shared, "state", "ended");
        (await Facts(Germany, "campaigns.shared-campaign-figures-received.v1")).ShouldBe(1);
        (await Facts(Kosovo, "campaigns.shared-campaign-figures-received.v1")).ShouldBe(1);
        foreach (var country in new[] { Kosovo, Germany })
            (await country.Column("SELECT id FROM campaigns.mt_doc_dead_letter")).ShouldBeEmpty();
    }

    [Fact]
    public async Task or_say_no_to_one()
    {
        var offered = await Kosovo.Post(
            $"/api/v1/campaigns/campaigns/{await Running(Kosovo)}/sharings", new { peer_id = Kosovo.Partner });
        var shared = offered.Id("shared_campaign_id");
        await Until(Germany, shared, "state", "offered");

        (await Germany.Post($"{Route}/{shared}/refusal")).Status.ShouldBe(HttpStatusCode.NoContent);

        await Until(Kosovo, shared, "state", "declined");
    }

    private static int Reached(JsonObject shared) => shared["their_figures"]![0]!["reached"]!.GetValue<int>();

    private static async Task<JsonObject> Until(Country country, Guid shared, string field, string value)
    {
        await country.Until($"SELECT 1 FROM campaigns.mt_doc_shared_campaign WHERE id = '{shared}' AND data ->> '{field}' = '{value}'");
        return (await country.Get($"{Route}/{shared}")).Body;
    }

    private static async Task<Guid> Running(Country country)
    {
        var drafted = await country.Post("/api/v1/campaigns/campaigns", new
        {
            chapter_id = country.Chapter,
            plan = new
            {
                title = new { sq = "Ajër i pastër", sr = "Čist vazduh", en = "Clean air" },
                themes = new[] { "smart_state" },
                goals = new[] { new { measure = "doors knocked at", target = 2000 } },
                starts_on = "2026-03-02",
            },
        });
        drafted.Status.ShouldBe(HttpStatusCode.Created, drafted.Code);
        (await country.Admin.Post($"{drafted.Location}/start", null, version: 1)).Version.ShouldBe(2);
        return drafted.Id("campaign_id");
    }
}
