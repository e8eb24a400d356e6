using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace VoltKosova.Accounts;

/// <summary>What a browser is asked for.</summary>
/// <param name="Challenge">Comes back with the answer.</param>
/// <param name="Options">The JSON for <c>navigator.credentials</c>.</param>
internal sealed record PasskeyQuestion(string Challenge, string Options);

/// <summary>
/// Passkeys by WebAuthn: Identity's handler checks what authenticators say, our table keeps it. The authenticator has to verify its user
/// (finger, face, PIN), so that having it and being its holder are two factors in one.
/// </summary>
internal sealed class Passkeys(
    IPasskeyHandler<Account> handler, PasskeyChallenges challenges, PasskeyTable table, IHttpContextAccessor http)
{
    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public async Task<PasskeyQuestion> AskToRegister(Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Email! }, Context);
        return new(challenges.SealRegistration(asked.AttestationState ?? ""), asked.CreationOptionsJson);
    }

    /// <returns>The passkey's id; null when the answer is not the account's own to this question, or no answer at all.</returns>
    public async Task<Guid?> Register(
        Guid account, string challenge, string credential, string name, CancellationToken cancellation)
    {
        if (challenges.OpenRegistration(challenge) is not { } state)
            return null;
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { CredentialJson = credential, AttestationState = state, HttpContext = Context });
        return result.Succeeded && result.UserEntity.Id == account.ToString() && await challenges.Take(challenge, cancellation)
            ? await table.Add(account, name, result.Passkey, cancellation)
            : null;
    }

    public async Task<PasskeyQuestion> AskToSignIn()
    {
        var asked = await handler.MakeRequestOptionsAsync(null, Context);
        return new(challenges.SealSignIn(asked.AssertionState ?? ""), asked.RequestOptionsJson);
    }

    /// <returns>
    /// Whose passkey has answered, and whether that opens the account; no account when it is nobody's. A lock-out does not shut it out:
    /// nobody guesses a signature, and whoever guesses passwords must not be able to shut the holder out.
    /// </returns>
    public async Task<(Guid? Account, bool IsIn)> SignIn(string challenge, string credential, CancellationToken cancellation)
    {
        if (challenges.OpenSignIn(challenge) is not { } state)
            return (null, false);
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { CredentialJson = credential, AssertionState = state, HttpContext = Context });
        if (!result.Succeeded || !await challenges.Take(challenge, cancellation))
            return (result.User?.Id, false);
        return (result.User.Id, await table.Use(result.Passkey, cancellation) == result.User.Id);
    }
}

/// <summary>Which pages may ask for a passkey: those of the configured origins, and on a developer's machine those of localhost.</summary>
internal static class PasskeyOrigins
{
    private const string Local = "localhost";

    public static void Configure(IdentityPasskeyOptions options, AccountsOptions limits, Uri publicUrl)
    {
        var domain = limits.PasskeyDomain is { Length: > 0 } set ? set : publicUrl.Host;
        HashSet<string> origins = [publicUrl.GetLeftPart(UriPartial.Authority), .. limits.PasskeyOrigins.Select(origin =>
            origin.TrimEnd('/'))];
        options.ServerDomain = domain;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked.Origin, domain, origins));
    }

    private static bool IsOurs(string origin, string domain, HashSet<string> origins) =>
        origins.Contains(origin) || (domain == Local && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host == Local);
}
