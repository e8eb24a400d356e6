using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Partnerships.Features;
using VoltKosova.Partnerships.Peers;
using VoltKosova.Partnerships.Publishing;
using VoltKosova.Partnerships.Views;
using VoltKosova.Places;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Partnerships;

/// <summary>The module on one screen.</summary>
public static class PartnershipsModule
{
    /// <summary>Adds what the module does.</summary>
    public static IServiceCollection AddPartnerships(this IServiceCollection services)
    {
        services.AddStore<PartnershipsStreams>();
        services.AddRequests(typeof(PartnershipsModule).Assembly);
        services.AddProblemTexts(typeof(PartnershipsModule).Assembly).AddProblemTexts(typeof(Gazetteer).Assembly);
        services.AddRight(PartnershipsRights.Manage);
        services.AddSingleton<NameClaims>();
        services.AddSingleton<IVoltPeers, VoltChapters>();

        services.AddPublisher(PartnershipsPublisher.Instance);
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        var module = routes.MapModule(PartnershipsStreams.Module);
        AddPartner.Map(module);
        ChangePartner.Map(module);
        EndPartnership.Map(module);
        GetPartner.Map(module);
        ListPartners.Map(module);
        ListDirectory.Map(module);
    }
}
