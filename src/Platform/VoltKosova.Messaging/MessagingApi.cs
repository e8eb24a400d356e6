using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Messaging.Features;
using VoltKosova.Web;

namespace VoltKosova.Messaging;

/// <summary>Delivery over HTTP: who subscribes and how it is doing, what waits and why.</summary>
public static class MessagingApi
{
    /// <summary>Adds what the API and the staff pages ask.</summary>
    public static IServiceCollection AddMessagingApi(this IServiceCollection services)
    {
        services.AddRequests(typeof(MessagingApi).Assembly);
        services.AddProblemTexts(typeof(MessagingApi).Assembly);
        services.AddRight(MessagingRights.See).AddRight(MessagingRights.Retry);
        return services;
    }

    /// <summary>The routes <c>/api/v1/subscribers</c> and <c>/api/v1/dead-letters</c>.</summary>
    public static void MapMessaging(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithModule("messages");
        ListSubscribers.Map(api);
        ListDeadLetters.Map(api);
        RetryDeadLetter.Map(api);
    }
}
