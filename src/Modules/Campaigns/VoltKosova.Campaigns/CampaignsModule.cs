using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Campaigns.Features;
using VoltKosova.Campaigns.Publishing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Web;

namespace VoltKosova.Campaigns;

/// <summary>The module on one screen.</summary>
public static class CampaignsModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        services.AddStore<CampaignsStreams>();
        services.AddRequests(typeof(CampaignsModule).Assembly);
        services.AddProblemTexts(typeof(CampaignsModule).Assembly);
        services.AddRight(CampaignsRights.Manage);

        services.AddPublisher(CampaignsPublisher.Instance);
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(CampaignsStreams.Module);
        DraftCampaign.Map(module);
        ChangeCampaignPlan.Map(module);
        StartCampaign.Map(module);
        CompleteCampaign.Map(module);
        CancelCampaign.Map(module);
        GetCampaign.Map(module);
        ListCampaigns.Map(module);
        ListPublicCampaigns.Map(module);
    }
}
