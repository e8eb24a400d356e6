using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace VoltKosova.Access;

/// <summary>Lets an endpoint or page be asked only by those who have a right.</summary>
public static class RequireRightExtensions
{
    /// <summary>
    /// 403 for the signed-in without the right, 401 for the others. Where the right holds, the act asks <see cref="Caller.Scope"/>.
    /// </summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder builder, Right right)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireRight(right));

    /// <summary>The same for a named policy, such as a folder of Razor pages needs.</summary>
    public static AuthorizationPolicyBuilder RequireRight(this AuthorizationPolicyBuilder policy, Right right)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right));
    }
}

internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

internal sealed class RightRequirementHandler(Caller caller) : AuthorizationHandler<RightRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (caller.Has(requirement.Right))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
