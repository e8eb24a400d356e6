using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>New tokens for a living session.</summary>
internal static class Refresh
{
    internal sealed record Request(string RefreshToken);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapPost("/refresh", Handle).AllowAnonymous().WithName("RefreshTokens").WithSummary("Change the refresh token for new tokens");

    private static async Task<IResult> Handle(
        Request request, SessionTokens tokens, SessionTable sessions, TokenPairs pairs, CancellationToken cancellation) =>
        tokens.Refresh.Read(request.RefreshToken) is { } token && await sessions.Refresh(token, cancellation) is { } generation
            ? TypedResults.Ok(pairs.Make(token.Account, token.Session, generation))
            : Problems.Of(new RefreshRefused());
}
