using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>
/// Sign-in for the staff pages: the cookie <c>__Host-volt</c> holds account and session id, encrypted, and counts under /staff and in the
/// <see cref="StaffPlace"/>s of the host only. The pages check an antiforgery token with every form, and rights with <see
/// cref="RequireRightExtensions"/>: being signed in is not enough,
/// members have accounts too.
/// </summary>
public sealed class StaffSessions
{
    /// <summary>The name of the cookie.</summary>
    public const string Cookie = "__Host-volt";

    /// <summary>Where the pages live and the cookie counts.</summary>
    public const string Path = "/staff";

    /// <summary>Where those who are not signed in are sent to, with <c>return_url</c> (local, but to be checked as local again).</summary>
    public const string SignInPath = "/staff/sign-in";

    private readonly Credentials _credentials;
    private readonly SessionTable _sessions;
    private readonly SessionTokens _tokens;
    private readonly Caller _caller;
    private readonly AccountsOptions _limits;
    private readonly Passkeys _passkeys;

    internal StaffSessions(
        Credentials credentials, SessionTable sessions, SessionTokens tokens, Caller caller, AccountsOptions limits, Passkeys passkeys) =>
        (_credentials, _sessions, _tokens, _caller, _limits, _passkeys) = (credentials, sessions, tokens, caller, limits, passkeys);

    /// <summary>Starts a session of its own (an older one of this browser ends) and sets the cookie.</summary>
    /// <returns><see cref="SignInRefused"/>, <see cref="TotpRequired"/>, or null.</returns>
    public async Task<Rejection?> SignIn(HttpContext context, string email, string password, string? totp, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (account, no) = await _credentials.Check(email, password, totp, cancellation);
        context.RequestServices.GetRequiredService<Witness>().Account = account == Guid.Empty ? null : account;
        if (no is not null)
            return no;
        await Begin(context, account, null, cancellation);
        return null;
    }

    /// <summary>A session for who has proved to be the account's holder; an older one of this browser ends.</summary>
    /// <param name="provedAt">When they did; null for just now.</param>
    internal async Task Begin(HttpContext context, Guid account, DateTimeOffset? provedAt, CancellationToken cancellation)
    {
        if (_caller.SessionId is { } older)
            await _sessions.End(older, cancellation);
        var session = await _sessions.Start(account, _limits.StaffIdleLimit, _limits.StaffSessionLife, Device.Of(context), cancellation);
        if (provedAt is not null)
            await _sessions.Prove(session, provedAt, cancellation);
        context.Response.Cookies.Append(Cookie, _tokens.Cookie.Write(new(account, session, 0)), Flags());
    }

    /// <summary>The person behind the cookie proves once more to be there, with the password and the code where there is one.</summary>
    /// <returns><see cref="SignInRefused"/>, <see cref="TotpRequired"/>, or null.</returns>
    public async Task<Rejection?> Prove(string password, string? totp, CancellationToken cancellation)
    {
        if (_caller.SessionId is not { } session || await _sessions.EmailOf(session, cancellation) is not { } email)
            return new SignInRefused();
        if ((await _credentials.Check(email, password, totp, cancellation)).No is { } no)
            return no;
        _caller.Prove(await _sessions.Prove(session, null, cancellation));
        return null;
    }

    /// <summary>The same with the answer of a passkey to a question of <see cref="AskForPasskey"/>.</summary>
    /// <returns><see cref="SignInRefused"/>, or null.</returns>
    public async Task<Rejection?> SignInByPasskey(
        HttpContext context, string challenge, string credential, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (account, isIn) = await _passkeys.SignIn(challenge, credential, cancellation);
        context.RequestServices.GetRequiredService<Witness>().Account = account;
        if (!isIn)
            return new SignInRefused();
        await Begin(context, account!.Value, null, cancellation);
        return null;
    }

    /// <summary>What a browser has to ask its authenticators, and what comes back with the answer.</summary>
    public async Task<(string Challenge, string Options)> AskForPasskey()
    {
        var (challenge, options) = await _passkeys.AskToSignIn();
        return (challenge, options);
    }

    /// <summary>Ends the session and takes the cookie away.</summary>
    public async Task SignOut(HttpContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_caller.SessionId is { } session)
            await _sessions.End(session, cancellation);
        context.Response.Cookies.Delete(Cookie, Flags());
    }

    private static CookieOptions Flags() =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
