using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.EventStore;

namespace VoltKosova.Accounts;

/// <summary>
/// The one way in. A bearer token, of a session or of a service account, counts wherever it is sent; the cookie counts under /staff and in
/// the <see cref="StaffPlace"/>s of the host only, and only when no Authorization header is there, so that no other site can make a browser
/// call the API. Anywhere else nothing ever redirects.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    SessionTokens tokens,
    SessionTable sessions,
    ServiceKeys serviceKeys,
    Caller caller,
    Acting acting,
    IEnumerable<StaffPlace> places,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "volt";

    private bool IsForStaff => Request.Path.StartsWithSegments(StaffSessions.Path, StringComparison.OrdinalIgnoreCase)
        || places.Any(place => place.Holds(Request.Path));

    private bool HasHeader => Request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!HasHeader && !(IsForStaff && Request.Cookies.ContainsKey(StaffSessions.Cookie)))
            return AuthenticateResult.NoResult();
        if (await Find() is not { } who)
            return AuthenticateResult.Fail("The session or key is unknown or has ended.");
        caller.Become(who);
        acting.User = who.AccountId.ToString();
        var identity = new ClaimsIdentity([new Claim("sub", who.AccountId.ToString())], Scheme.Name, "sub", null);
        if (who.SessionId is { } session)
            identity.AddClaim(new Claim("sid", session.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsForStaff && !HasHeader)
        {
            var back = HttpMethods.IsGet(Request.Method)
                ? QueryString.Create("return_url", Request.Path + Request.QueryString)
                : QueryString.Empty;
            Response.Redirect(StaffSessions.SignInPath + back);
            return Task.CompletedTask;
        }

        Response.Headers.WWWAuthenticate = HasHeader ? "Bearer error=\"invalid_token\"" : "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private async Task<SignedIn?> Find()
    {
        if (!HasHeader)
            return await Find(tokens.Cookie.Read(Request.Cookies[StaffSessions.Cookie]));
        return Bearer() switch
        {
            null => null,
            var key when ServiceKeys.IsOne(key) => await serviceKeys.Find(key, Context.RequestAborted),
            var token when tokens.Access.Read(token) is { } read && read.Number > clock.GetUtcNow().ToUnixTimeSeconds() =>
                await Find(read),
            _ => null,
        };
    }

    private async Task<SignedIn?> Find(SessionToken? presented) =>
        presented is { } token ? await sessions.Find(token.Account, token.Session, Context.RequestAborted) : null;

    private string? Bearer() => AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;
}
