using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>The holder of a new account sets the password, once.</summary>
internal static class AcceptInvitation
{
    internal sealed record Request(string Token, string Password);

    public static void Map(IEndpointRouteBuilder access) => access.MapPost("/invitations/acceptance", Handle)
        .AllowAnonymous().WithName("AcceptInvitation").WithSummary("Set the password of a new account");

    private static async Task<IResult> Handle(Request request, Accounts accounts, CancellationToken cancellation) =>
        (await accounts.Accept(request.Token, request.Password, cancellation)).Rejection is { } no ? Problems.Of(no) : TypedResults.NoContent();
}
