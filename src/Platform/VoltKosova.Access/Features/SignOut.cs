using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>Ends the session; its tokens stop working at once.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder access) =>
        access.MapPost("/sign-out", Handle).RequireAuthorization().WithName("SignOut").WithSummary("Sign out");

    private static async Task<IResult> Handle(Caller caller, SessionTable sessions, CancellationToken cancellation)
    {
        await sessions.End(caller.SessionId!.Value, cancellation);
        return TypedResults.NoContent();
    }
}
