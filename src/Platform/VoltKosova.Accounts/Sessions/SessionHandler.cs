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
/// The one way in. A bearer token counts wherever it is sent; the cookie counts under /staff only, and only when no Authorization header
/// is there, so that no other site can make a browser call the API. Outside of /staff nothing ever redirects.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    SessionTokens tokens,
    SessionTable sessions,
    Caller caller,
    Acting acting,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "volt";

    private bool IsStaffPage => Request.Path.StartsWithSegments(StaffSessions.Path, StringComparison.OrdinalIgnoreCase);

    private bool HasHeader => Request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!HasHeader && !(IsStaffPage && Request.Cookies.ContainsKey(StaffSessions.Cookie)))
            return AuthenticateResult.NoResult();
        if (Presented() is not { } token || await sessions.Find(token.Account, token.Session, Context.RequestAborted) is not { } who)
            return AuthenticateResult.Fail("The session is unknown or has ended.");
        caller.Become(who);
        acting.User = who.AccountId.ToString();
        var identity = new ClaimsIdentity(
            [new Claim("sub", who.AccountId.ToString()), new Claim("sid", who.SessionId.ToString())], Scheme.Name, "sub", null);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsStaffPage && !HasHeader)
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

    private SessionToken? Presented()
    {
        if (!HasHeader)
            return tokens.Cookie.Read(Request.Cookies[StaffSessions.Cookie]);
        return AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && tokens.Access.Read(header.Parameter) is { } token
            && token.Number > clock.GetUtcNow().ToUnixTimeSeconds()
                ? token
                : null;
    }
}
