using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VoltKosova.Access;

/// <summary>Adds rights to the host. Who is signed in, VoltKosova.Accounts knows.</summary>
public static class AccessExtensions
{
    /// <summary>
    /// The caller of a request, the rights of endpoints, and the fallback policy that denies the public whatever does not let them in. The
    /// module Chapters gives an <see cref="IChapterTree"/>.
    /// </summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton<IChapterTree, ChaptersAlone>();
        services.TryAddSingleton<IMassApprovals, NoApprovals>();
        services.TryAddScoped<Caller>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IAuthorizationHandler, RightRequirementHandler>());
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Makes a right known, so that a caller is told of it.</summary>
    public static IServiceCollection AddRight(this IServiceCollection services, Right right) => services.AddSingleton(right);
}
