using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Campaigns.Jobs;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.SharingHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Sharing_with_another_country(SharingHost host) : IClassFixture<SharingHost>, IAsyncLifetime
{
    private const string Route = "/api/v1/campaigns/shared-campaigns";

    [Fact]
    public async Task is_offered_to_it_alone_and_answered()
    {
        var shared = await Offered(await host.Campaign());

        (await Read(shared))["state"]!.GetValue<string>().ShouldBe("offered");
        await host.Says("campaigns.shared-campaign-accepted.v1", new { SharedCampaignId = shared, AcceptedOn = "2026-03-03" });
        (await Read(shared))["state"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task is_for_what_runs_and_for_whom_keys_were_exchanged_with()
    {
        var (draft, running) = (await host.Campaign(running: false), await host.Campaign());

        (await Offer(draft, host.Peer)).Code.ShouldBe("campaign-not-to-share");
        (await Offer(running, Stranger)).Code.ShouldBe("no-such-volt-chapter");
        (await Offer(Guid.NewGuid(), host.Peer)).Code.ShouldBe("no-such-campaign");
        var elsewhere = host.As(new Grant(Role.CampaignManager, Stranger));
        (await elsewhere.Post($"{CampaignsHost.Route}/{running}/sharings", new { PeerId = host.Peer })).Code.ShouldBe("no-such-campaign");
    }

    [Fact]
    public async Task is_joined_with_a_campaign_of_ones_own_and_shows_each_sides_figures()
    {
        var (shared, ours) = (await TheyOffer(), await host.Campaign());
        await host.Manager.Post($"{CampaignsHost.Route}/{ours}/progress", new { Goal = 0, Reached = 120 }, version: 2);

        (await host.Manager.Post($"{Route}/{shared}/acceptance", new { CampaignId = Guid.NewGuid() })).Code.ShouldBe("no-such-campaign");
        (await host.Manager.Post($"{Route}/{shared}/acceptance", new { CampaignId = ours })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Manager.Post($"{Route}/{shared}/figures")).Status.ShouldBe(HttpStatusCode.NoContent);
        await host.Says("campaigns.shared-campaign-figures-told.v1", Figures(shared, 2, 900));
        await host.Says("campaigns.shared-campaign-figures-told.v1", Figures(shared, 1, 400));
        await host.Says("campaigns.shared-campaign-figures-acknowledged.v1", new { SharedCampaignId = shared, Number = 1 });

        var read = await Read(shared);
        read["our_figures"]![0]!["reached"]!.GetValue<int>().ShouldBe(120);
        read["their_figures"]![0]!["reached"]!.GetValue<int>().ShouldBe(900);
        (read["told"]!.GetValue<int>(), read["acknowledged"]!.GetValue<int>()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task is_told_every_night_where_something_has_moved()
    {
        var (shared, ours) = (await TheyOffer(), await host.Campaign());
        await host.Manager.Post($"{Route}/{shared}/acceptance", new { CampaignId = ours });

        await Night();
        await Night();
        (await Read(shared))["told"]!.GetValue<int>().ShouldBe(1);
        await host.Manager.Post($"{CampaignsHost.Route}/{ours}/progress", new { Goal = 0, Reached = 7 }, version: 2);
        await Night();
        (await Read(shared))["told"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task is_declined_or_ended_and_then_no_more()
    {
        var (declined, ended) = (await TheyOffer(), await TheyOffer());

        (await host.Manager.Post($"{Route}/{declined}/refusal")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Manager.Post($"{Route}/{declined}/acceptance", new { CampaignId = await host.Campaign() })).Code
            .ShouldBe("not-offered-to-us");
        await host.Manager.Post($"{Route}/{ended}/acceptance", new { CampaignId = await host.Campaign() });
        (await host.Manager.Post($"{Route}/{ended}/ending")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Manager.Post($"{Route}/{ended}/figures")).Code.ShouldBe("not-shared");
    }

    [Fact]
    public async Task is_seen_by_those_who_manage_the_campaigns_of_the_chapter()
    {
        var shared = await TheyOffer();
        var elsewhere = host.As(new Grant(Role.CampaignManager, Stranger));

        (await host.Manager.Get($"{Route}?filter[id][eq]={shared}")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await elsewhere.Get(Route)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await elsewhere.Get($"{Route}/{shared}")).Code.ShouldBe("no-such-shared-campaign");
        (await elsewhere.Post($"{Route}/{shared}/refusal")).Code.ShouldBe("no-such-shared-campaign");
    }

    public async ValueTask InitializeAsync() => await host.ExchangeKeys();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<Reply> Offer(Guid campaign, Guid peer) =>
        host.Manager.Post($"{CampaignsHost.Route}/{campaign}/sharings", new { PeerId = peer });

    private async Task<Guid> Offered(Guid campaign)
    {
        var offered = await Offer(campaign, host.Peer);
        offered.Status.ShouldBe(HttpStatusCode.Created, offered.Code);
        return offered.Id("shared_campaign_id");
    }

    private async Task<Guid> TheyOffer()
    {
        var shared = Guid.NewGuid();
        await host.Says("campaigns.shared-campaign-offered.v1", new
        {
            SharedCampaignId = shared,
            Title = "Clean air",
            Themes = new[] { "smart_state" },
            Goals = new[] { new { Measure = "doors knocked at", Target = 500, Reached = 0 } },
            StartsOn = "2026-03-02",
        });
        return shared;
    }

    private static object Figures(Guid shared, int number, int reached) => new
    {
        SharedCampaignId = shared,
        Number = number,
        Figures = new[] { new { Measure = "doors knocked at", Target = 500, Reached = reached } },
    };

    private async Task<JsonObject> Read(Guid shared) => (await host.Manager.Get($"{Route}/{shared}")).Body;

    private Task<bool> Night() => host.With<TellPeersFigures, bool>(async job =>
    {
        await job.Run(new NoParameters(), new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None), CancellationToken.None);
        return true;
    });
}
