using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>Shuts an account out at once, sessions included, or lets it in again. The caller must hold all that the account holds.</summary>
internal static class DisableAccount
{
    private const string Route = "/accounts/{id:guid}/disabled";

    public static void Map(IEndpointRouteBuilder access)
    {
        access.MapPut(Route, Disable).RequireRight(AccessRights.ManageAccounts).WithName("DisableAccount").WithSummary("Disable an account");
        access.MapDelete(Route, Enable).RequireRight(AccessRights.ManageAccounts).WithName("EnableAccount").WithSummary("Enable an account");
    }

    private static async Task<IResult> Disable(Guid id, Caller caller, StaffTable staff, CancellationToken cancellation) =>
        await Refusal(id, caller, staff, cancellation)
        ?? (await staff.Disable(id, cancellation) is { } no ? Problems.Of(no) : TypedResults.NoContent());

    private static async Task<IResult> Enable(Guid id, Caller caller, StaffTable staff, CancellationToken cancellation)
    {
        if (await Refusal(id, caller, staff, cancellation) is { } no)
            return no;
        await staff.Enable(id, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<IResult?> Refusal(Guid id, Caller caller, StaffTable staff, CancellationToken cancellation)
    {
        var scope = await caller.Scope(AccessRights.ManageAccounts, cancellation);
        if (!await staff.Sees(scope, id, cancellation))
            return Problems.Of(new AccountNotFound());
        return await staff.HoldsAll(scope, id, cancellation) ? null : Problems.Of(new OutsideOwnScope());
    }
}
