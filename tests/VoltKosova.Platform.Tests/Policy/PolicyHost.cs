using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Policy;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.Policy;

/// <summary>The dated settings over HTTP, with one that a part of the software asks for.</summary>
public sealed class PolicyHost : ModuleHost
{
    public static PolicyNumber Age { get; } = new("age.membership", 14, 100);

    protected override void AddModule(IServiceCollection services, IConfiguration configuration) =>
        services.AddPolicySettings(Age).AddPolicy();

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapPolicy();
}
