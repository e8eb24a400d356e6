using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>Gives a role to an account or takes it, in a chapter or in the whole movement; both only inside the caller's own scope.</summary>
internal static class ChangeGrants
{
    private const string WholeMovement = "/accounts/{id:guid}/grants/{role}";
    private const string InChapter = WholeMovement + "/chapters/{chapter:guid}";

    public static void Map(IEndpointRouteBuilder access)
    {
        Secure(access.MapPut(WholeMovement, Give), "GiveRole", "Give a role in the whole movement");
        Secure(access.MapPut(InChapter, Give), "GiveRoleInChapter", "Give a role in a chapter and below");
        Secure(access.MapDelete(WholeMovement, Take), "TakeRole", "Take a role in the whole movement");
        Secure(access.MapDelete(InChapter, Take), "TakeRoleInChapter", "Take a role in a chapter and below");
    }

    private static void Secure(RouteHandlerBuilder route, string name, string summary) =>
        route.RequireRight(AccessRights.ManageAccounts).WithName(name).WithSummary(summary);

    private static Task<IResult> Give(Guid id, string role, Caller caller, StaffTable staff, CancellationToken cancellation, Guid? chapter = null) =>
        Change(
            id, role, chapter, caller, staff,
            async grant =>
            {
                await staff.Give(id, grant, caller.AccountId, cancellation);
                return null;
            },
            cancellation);

    private static Task<IResult> Take(Guid id, string role, Caller caller, StaffTable staff, CancellationToken cancellation, Guid? chapter = null) =>
        Change(id, role, chapter, caller, staff, grant => staff.Take(id, grant, cancellation), cancellation);

    private static async Task<IResult> Change(
        Guid id, string role, Guid? chapter, Caller caller, StaffTable staff, Func<Grant, Task<Rejection?>> act, CancellationToken cancellation)
    {
        var scope = await caller.Scope(AccessRights.ManageAccounts, cancellation);
        if (RoleNames.Parse(role) is not { } known)
            return Problems.Of(new RoleUnknown());
        if (!await staff.Sees(scope, id, cancellation))
            return Problems.Of(new AccountNotFound());
        if (!scope.Holds(chapter))
            return Problems.Of(new OutsideOwnScope());
        return await act(new Grant(known, chapter)) is { } no ? Problems.Of(no) : TypedResults.NoContent();
    }
}
