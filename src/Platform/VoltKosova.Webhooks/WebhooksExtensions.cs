using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Swashbuckle.AspNetCore.SwaggerGen;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Features;
using VoltKosova.Webhooks.Fetching;
using VoltKosova.Webhooks.Filling;
using VoltKosova.Webhooks.Jobs;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Webhooks;

/// <summary>Adds webhooks to the host.</summary>
public static class WebhooksExtensions
{
    /// <summary>
    /// Every public event of every module reaches every endpoint that asked for it: at least once, under the same <c>webhook-id</c>, in no
    /// promised order. By the section <c>Webhooks</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting under <c>Webhooks</c> makes no sense.</exception>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(WebhookSettings.From(configuration.GetSection("Webhooks")));
        services.AddStore<WebhookStreams>();
        services.AddRequests(typeof(WebhooksExtensions).Assembly);
        services.AddProblemTexts(typeof(WebhooksExtensions).Assembly);
        services.AddRight(WebhookRights.Manage).AddJob<ForgetDeliveries, ForgetDeliveries.Parameters>();

        services.AddPublisher(WebhookStreams.Publisher);
        services.TryAddSingleton<IVoltPeers, NoVoltPeers>();
        services.AddSingleton(provider => new PeerHashes(
            provider, provider.GetRequiredService<Secrets>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KnownPeers(provider, provider.GetRequiredService<IVoltPeers>()));
        services.AddSingleton<EventCatalogue>();
        services.Configure<SwaggerGenOptions>(description => description.DocumentFilter<WebhooksOfDocument>());
        services.AddScoped<EndpointRules>();
        services.AddScoped(scope => new WebhookDesk(
            scope.GetRequiredService<Databases>(),
            scope.GetRequiredService<Store<WebhookStreams>>(),
            scope.GetRequiredService<IMediator>(),
            scope.GetRequiredService<Caller>()));
        services.AddSingleton<EventLog>();
        services.AddSingleton<EventCursor>();
        services.AddSingleton<Secrets>();
        services.AddSingleton<IKeepWrapped, WrappedSecrets>();
        services.AddSingleton<Listeners>();
        services.AddSingleton<EndedDeliveries>();
        services.AddSingleton<FailureNotices>();
        services.AddReaction<WhenPublishedThenDeliver, PublicEvent, WebhookStreams>("webhooks.deliver");

        services.TryAddSingleton<IHostResolver, SystemResolver>();
        services.TryAddSingleton(Authorities.OfThisMachine);
        services.AddSingleton<AddressRule>();
        services.AddSingleton<Destinations>();
        services.AddSingleton<Courier>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<EndpointHealth>();
        services.AddSingleton(new Pace(TimeProvider.System));
        services.AddSingleton<Attempt>();
        services.AddSingleton<Deliverer>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Deliverer>());
        return services;
    }

    /// <summary>The routes under <c>/api/v1/webhooks</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapModule(WebhookStreams.Module);
        RegisterEndpoint.Map(webhooks);
        ListEndpoints.Map(webhooks);
        GetEndpoint.Map(webhooks);
        ChangeEndpoint.Map(webhooks);
        DeleteEndpoint.Map(webhooks);
        DisableEndpoint.Map(webhooks);
        EnableEndpoint.Map(webhooks);
        SendChallenge.Map(webhooks);
        SendTest.Map(webhooks);
        RotateSecret.Map(webhooks);
        ListDeliveries.Map(webhooks);
        GetDelivery.Map(webhooks);
        ReplayDelivery.Map(webhooks);
        ReplayRange.Map(webhooks);
        FetchEvents.Map(webhooks);
        RegisterPeer.Map(webhooks);
        SetPeerKey.Map(webhooks);
        ReceiveFromPeer.Map(webhooks);
        ListEventTypes.Map(webhooks);
        GetEventSchema.Map(webhooks);
    }
}
