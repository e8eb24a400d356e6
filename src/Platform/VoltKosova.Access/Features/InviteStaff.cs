using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>An account for somebody with roles in the caller's own chapters; the mail with the link goes to them, nothing secret comes back.</summary>
internal static class InviteStaff
{
    internal sealed record Request(
        string Email, Language Language, IReadOnlyList<Grant> Grants, string? GivenName = null, string? FamilyName = null);

    internal sealed record Body(Guid AccountId);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapPost("/accounts", Handle).RequireRight(AccessRights.ManageAccounts).WithName("InviteStaff").WithSummary("Invite staff");

    private static async Task<IResult> Handle(
        Request request, Caller caller, IAccounts accounts, [FromServices] ISendAccountMail mail, CancellationToken cancellation)
    {
        var scope = await caller.Scope(AccessRights.ManageAccounts, cancellation);
        if (!request.Grants.All(grant => scope.Holds(grant.ChapterId)))
            return Problems.Of(new OutsideOwnScope());
        var invited = await accounts.Invite(
            new NewStaff(request.Email, request.Language, request.GivenName, request.FamilyName, request.Grants, caller.AccountId), cancellation);
        if (invited.Rejection is { } no)
            return Problems.Of(no);
        if (invited.Value.Token is not null)
            await mail.Send(invited.Value, cancellation);
        return TypedResults.Created($"/api/v1/access/accounts/{invited.Value.AccountId}", new Body(invited.Value.AccountId));
    }
}
