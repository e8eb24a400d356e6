using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Testing;

/// <summary>Somebody with an account, as a test wants them.</summary>
/// <param name="Grants">What the account was given.</param>
public sealed record TestAccount(params IReadOnlyList<Grant> Grants)
{
    /// <summary>The account.</summary>
    public Guid AccountId { get; init; } = Guid.NewGuid();

    /// <summary>The human being behind it, where a module knows one.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>When the person last proved to be there; null for just now.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>The language of the account.</summary>
    public Language Language { get; init; } = Language.En;
}

/// <summary>Who is signed in at a host of tests.</summary>
internal sealed class TestAccounts
{
    private readonly ConcurrentDictionary<string, TestAccount> _signedIn = new();

    /// <summary>Signs somebody in.</summary>
    /// <returns>The value of the Authorization header.</returns>
    public string SignIn(TestAccount account)
    {
        var authorization = $"Test {account.AccountId}";
        _signedIn[authorization] = account;
        return authorization;
    }

    public TestAccount? Find(string? authorization) => authorization is null ? null : _signedIn.GetValueOrDefault(authorization);
}

/// <summary>
/// Takes the place of the session handler: fills the caller with what the test gave the account, without passwords and sessions.
/// </summary>
internal sealed class TestSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    TestAccounts accounts,
    Caller caller,
    Acting acting,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "test";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (accounts.Find(Request.Headers.Authorization) is not { } who)
            return Task.FromResult(AuthenticateResult.NoResult());
        caller.Become(new SignedIn(who.AccountId, who.PersonId, who.AccountId, who.Language, clock.GetUtcNow(), who.Grants)
        {
            Proof = new Proof(who.ProvedAt ?? clock.GetUtcNow(), TimeSpan.FromMinutes(15)),
        });
        acting.User = who.AccountId.ToString();
        var identity = new ClaimsIdentity([new Claim("sub", who.AccountId.ToString())], Scheme.Name, "sub", null);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
