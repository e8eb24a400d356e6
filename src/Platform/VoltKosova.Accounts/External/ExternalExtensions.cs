using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using VoltKosova.Accounts.Features;

namespace VoltKosova.Accounts;

/// <summary>Sign-in at a provider outside: code flow with PKCE, and everything that its tokens must be pinned here.</summary>
internal static partial class ExternalExtensions
{
    public const string SchemeName = "external";
    public const string InvitationItem = "invitation";
    public const string AgainItem = "again";

    private const string Callback = ExternalProvider.Path + "/callback";
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(1);

    // Signed with a key of the provider's that only the provider has; never a shared secret, never nothing.
    private static readonly string[] _algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static IServiceCollection AddExternalProvider(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ExternalOptions.From(configuration);
        services.AddSingleton(new ExternalProvider(options));
        services.AddSingleton<ExternalIdentityTable>();
        services.AddSingleton<ExternalTickets>();
        if (options is null)
            return services;
        services.AddAuthentication().AddOpenIdConnect(SchemeName, oidc => Pin(oidc, options));
        services.AddOptions<OpenIdConnectOptions>(SchemeName).Configure<TimeProvider>(
            (oidc, clock) => oidc.TokenValidationParameters.LifetimeValidator = (from, until, _, _) => IsNow(from, until, clock));
        return services;
    }

    public static void MapExternalProvider(this IEndpointRouteBuilder routes, IEndpointRouteBuilder access)
    {
        if (routes.ServiceProvider.GetRequiredService<ExternalProvider>().Options is null)
            return;
        SignInOutside.Map(routes);
        LinkExternalIdentity.Map(access);
        UnlinkExternalIdentity.Map(access);
    }

    private static void Pin(OpenIdConnectOptions oidc, ExternalOptions options)
    {
        oidc.Authority = options.Issuer;
        oidc.RequireHttpsMetadata = options.Issuer.StartsWith("https:", StringComparison.Ordinal);
        oidc.ClientId = options.ClientId;
        oidc.ClientSecret = options.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.CallbackPath = Callback;
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.MapInboundClaims = false;
        oidc.ClaimActions.Clear();
        oidc.SaveTokens = false;
        oidc.GetClaimsFromUserInfoEndpoint = false;
        oidc.DisableTelemetry = true;
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
        {
            (cookie.SecurePolicy, cookie.SameSite, cookie.HttpOnly) = (CookieSecurePolicy.Always, SameSiteMode.Lax, true);
            cookie.Path = "/";
        }

        oidc.CorrelationCookie.Name = "__Host-volt-external-state-";
        oidc.NonceCookie.Name = "__Host-volt-external-nonce-";
        oidc.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = _algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            ValidateAudience = true,
            ValidAudience = options.ClientId,
            ValidateIssuer = true,
            ValidIssuer = options.Issuer,
            // Exactly what is configured, whatever the provider's own document says.
            IssuerValidator = (issuer, _, _) => issuer == options.Issuer
                ? issuer
                : throw new SecurityTokenInvalidIssuerException("The token is of another issuer."),
            ValidateIssuerSigningKey = true,
            // A token names its key; no other one is tried for it.
            TryAllIssuerSigningKeys = false,
            NameClaimType = "sub",
        };
        oidc.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                if (context.Properties.Items.ContainsKey(AgainItem))
                    (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = ("login", "0");
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                // Over the back channel ASP.NET Core takes unsigned tokens too, as OpenID Connect Core 3.1.3.7 allows. Here nothing does.
                var token = context.TokenEndpointResponse?.IdToken is { } text ? new JsonWebToken(text) : null;
                if (token is null || token.EncodedSignature.Length == 0 || !_algorithms.Contains(token.Alg))
                    context.Fail(new SecurityTokenInvalidSignatureException("The token is not signed."));
                return Task.CompletedTask;
            },
            OnTicketReceived = context =>
            {
                var invitation = context.Properties?.Items.TryGetValue(InvitationItem, out var token) == true ? token : null;
                if (ExternalIdentity.Of(context.Principal, options, invitation) is { } identity)
                    context.HttpContext.RequestServices.GetRequiredService<ExternalTickets>().Hand(context.HttpContext, identity);
                context.HandleResponse();
                context.Response.Redirect(SignInOutside.Done + QueryString.Create("return_url", context.ReturnUri ?? StaffSessions.Path));
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                Failed(
                    context.HttpContext.RequestServices.GetRequiredService<ILogger<ExternalProvider>>(),
                    (context.Failure?.InnerException ?? context.Failure)?.GetType().Name ?? "");
                context.HandleResponse();
                context.Response.Redirect(StaffSessions.SignInPath + "?external=refused");
                return Task.CompletedTask;
            },
        };
    }

    private static bool IsNow(DateTime? from, DateTime? until, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until > now - _skew && (from is null || from < now + _skew);
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in at the provider outside was refused: {Kind}")]
    private static partial void Failed(ILogger log, string kind);
}
