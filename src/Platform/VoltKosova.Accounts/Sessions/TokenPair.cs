namespace VoltKosova.Accounts;

/// <summary>What sign-in and refresh answer, named as OAuth 2.0 names it (RFC 6749 5.1).</summary>
/// <param name="ExpiresIn">Seconds until the access token has to be refreshed.</param>
/// <param name="RefreshToken">Good once: the next refresh brings the next. Sent a second time it ends the session.</param>
internal sealed record TokenPair(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);

internal sealed class TokenPairs(SessionTokens tokens, AccountsOptions limits, TimeProvider clock)
{
    public TokenPair Make(Guid account, Guid session, long generation) => new(
        tokens.Access.Write(new(account, session, (clock.GetUtcNow() + limits.AccessTokenLife).ToUnixTimeSeconds())),
        "Bearer",
        (int)limits.AccessTokenLife.TotalSeconds,
        tokens.Refresh.Write(new(account, session, generation)));
}
