using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>Who I am here and what I may do.</summary>
internal static class Me
{
    internal sealed record Body(Guid AccountId, Guid? PersonId, Language Language, IReadOnlyList<MyGrant> Grants);

    /// <param name="ChapterId">Null for the whole movement.</param>
    /// <param name="Rights">Sorted names; they hold in the chapter and all below it.</param>
    internal sealed record MyGrant(Role Role, Guid? ChapterId, IReadOnlyList<string> Rights);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapGet("/me", Handle).RequireAuthorization().WithName("GetMe").WithSummary("Who I am and what I may do");

    private static Ok<Body> Handle(Caller caller, IEnumerable<Right> rights) => TypedResults.Ok(new Body(
        caller.AccountId!.Value,
        caller.PersonId,
        caller.Language!.Value,
        [.. caller.Grants.Select(grant => new MyGrant(grant.Role, grant.ChapterId, NamesOf(grant.Role, rights)))]));

    private static string[] NamesOf(Role role, IEnumerable<Right> rights) =>
        [.. rights.Where(right => right.Roles.Contains(role)).Select(right => right.Name).Order(StringComparer.Ordinal)];
}
