using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Testing;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>The module with webhooks and one Volt chapter of another country, whose part the test plays.</summary>
public sealed class PeersHost : MembershipHost
{
    /// <summary>Who looks after the other country.</summary>
    public static readonly Guid International = new("0195566a-c800-7000-8000-0000000000c1");

    public OtherCountry Elsewhere { get; } = new(International);

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [.. base.Settings, new("Webhooks:AllowHttp", "true"), new("Webhooks:AllowedNetworks:0", "127.0.0.0/8")];

    /// <summary>What the other country is told of a kind about a transfer, as the bodies of its messages.</summary>
    public Task<IReadOnlyList<string>> Told(string type, Guid transfer) => Rows(
        $"SELECT data ->> 'body' FROM webhooks.mt_doc_webhook_message WHERE data ->> 'type' = '{type}' AND data ->> 'body' LIKE $1",
        $"%{transfer}%");

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IVoltPeers>(Elsewhere);
        base.AddModule(services, configuration);
    }

    protected override void MapModule(IEndpointRouteBuilder routes)
    {
        base.MapModule(routes);
        routes.MapWebhooks();
    }
}
