using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// What a passkey has to sign. Sealed and given to the one who asks, so that asking writes nothing; what was answered is kept until it
/// expires, so that an answer counts once.
/// </summary>
internal sealed class PasskeyChallenges(Databases databases, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The time that browsers are given.</summary>
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(5);

    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);
    private readonly IDataProtector _signIn = protection.CreateProtector("VoltKosova.Accounts", "passkey-sign-in");
    private readonly IDataProtector _registration = protection.CreateProtector("VoltKosova.Accounts", "passkey-registration");

    public string SealSignIn(string state) => Seal(_signIn, state);

    public string SealRegistration(string state) => Seal(_registration, state);

    /// <summary>The state of a challenge of ours that is not too old; null for anything else.</summary>
    public string? OpenSignIn(string challenge) => Open(_signIn, challenge);

    public string? OpenRegistration(string challenge) => Open(_registration, challenge);

    /// <summary>Takes a challenge that was answered rightly; false when it was taken before.</summary>
    public async Task<bool> Take(string challenge, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await _database.Execute("DELETE FROM answered_challenge WHERE expires_at < $1", [now], cancellation);
        return 1 == await _database.Execute(
            "INSERT INTO answered_challenge (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [Secret.Hash(challenge), now + _life],
            cancellation);
    }

    private string Seal(IDataProtector protector, string state)
    {
        var until = (clock.GetUtcNow() + _life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Base64Url.EncodeToString(protector.Protect(Encoding.UTF8.GetBytes($"{until} {state}")));
    }

    private string? Open(IDataProtector protector, string challenge)
    {
        if (challenge is not { Length: > 0 and < 8000 } || !Base64Url.IsValid(challenge))
            return null;
        try
        {
            var plain = Encoding.UTF8.GetString(protector.Unprotect(Base64Url.DecodeFromChars(challenge)));
            var end = plain.IndexOf(' ', StringComparison.Ordinal);
            var until = long.Parse(plain.AsSpan(0, end), CultureInfo.InvariantCulture);
            return until > clock.GetUtcNow().ToUnixTimeSeconds() ? plain[(end + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
