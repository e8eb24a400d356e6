using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Policy.Features;
using VoltKosova.Web;

namespace VoltKosova.Policy;

/// <summary>Adds the dated settings of the movement's rules.</summary>
public static class PolicyExtensions
{
    /// <summary>What a part of the software asks for. The store and its defaults come with whoever asks first.</summary>
    public static IServiceCollection AddPolicySettings(this IServiceCollection services, params IReadOnlyList<PolicySetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var setting in settings)
            services.AddSingleton(setting);
        if (services.Any(service => service.ServiceType == typeof(PolicyBook)))
            return services;
        services.AddStore<PolicyStreams>();
        services.TryAddSingleton<PolicyBook>();
        services.AddSingleton<IHostedService, SettingsOfSoftware>();
        return services;
    }

    /// <summary>Listing and changing them over HTTP.</summary>
    public static IServiceCollection AddPolicy(this IServiceCollection services) => services
        .AddPolicySettings()
        .AddRequests(typeof(PolicyExtensions).Assembly)
        .AddProblemTexts(typeof(PolicyExtensions).Assembly)
        .AddRight(PolicyRights.Change);

    /// <summary>The routes under <c>/api/v1/policy</c>.</summary>
    public static void MapPolicy(this IEndpointRouteBuilder routes)
    {
        var policy = routes.MapModule(PolicyStreams.Module);
        ReadSettings.Map(policy);
        GetSetting.Map(policy);
        ChangeSetting.Map(policy);
    }
}
