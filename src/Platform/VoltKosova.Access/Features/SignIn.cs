using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VoltKosova.Access;

/// <summary>A session for the API.</summary>
internal static class SignIn
{
    internal sealed record Request(string Email, string Password, string? Totp = null);

    public static void Map(IEndpointRouteBuilder access) =>
        access.MapPost("/sign-in", Handle).AllowAnonymous().WithName("SignIn").WithSummary("Sign in");

    private static async Task<IResult> Handle(
        Request request, Credentials credentials, SessionTable sessions, TokenPairs pairs, AccessOptions limits, HttpContext context)
    {
        var account = await credentials.Check(request.Email, request.Password, request.Totp, context.RequestAborted);
        if (account.Rejection is { } no)
            return Problems.Of(no);
        var session = await sessions.Start(
            account.Value, limits.ApiIdleLimit, limits.ApiSessionLife, context.Request.Headers.UserAgent, context.RequestAborted);
        return TypedResults.Ok(pairs.Make(account.Value, session, 0));
    }
}

/// <summary>What sign-in and refresh answer, named as OAuth 2.0 names it (RFC 6749 5.1).</summary>
/// <param name="ExpiresIn">Seconds until the access token has to be refreshed.</param>
/// <param name="RefreshToken">Good once: the next refresh brings the next. Sent a second time it ends the session.</param>
internal sealed record TokenPair(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);

internal sealed class TokenPairs(SessionTokens tokens, AccessOptions limits, TimeProvider clock)
{
    public TokenPair Make(Guid account, Guid session, long generation) => new(
        tokens.Access.Write(new(account, session, (clock.GetUtcNow() + limits.AccessTokenLife).ToUnixTimeSeconds())),
        "Bearer",
        (int)limits.AccessTokenLife.TotalSeconds,
        tokens.Refresh.Write(new(account, session, generation)));
}
