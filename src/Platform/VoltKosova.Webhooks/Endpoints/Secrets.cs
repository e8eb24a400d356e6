using System.Security.Cryptography;
using System.Text;
using VoltKosova.EventStore;
using VoltKosova.Privacy;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>A secret that signs.</summary>
/// <param name="Value"><c>whsec_</c> and 32 random bytes in base64.</param>
/// <param name="Until">Null for the current one.</param>
internal sealed record Secret(string Value, DateTimeOffset? Until)
{
    private const string Prefix = "whsec_";

    /// <summary>What the HMAC is keyed with.</summary>
    public byte[] Key => Convert.FromBase64String(Value[Prefix.Length..]);

    /// <summary>Whether a text is such a secret.</summary>
    public static bool IsOne(string text)
    {
        var bytes = new byte[64];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var written) && written is >= 24 and <= 64;
    }

    public static Secret Draw() => new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), null);
}

/// <summary>The secrets of one endpoint, wrapped: a copy of the database signs nothing. Not in the log: deleting deletes.</summary>
internal sealed record SecretRow(string Wrapped)
{
    public static RowTable Table { get; } = new("webhook_secret");
}

/// <summary>Wraps and unwraps secrets, together with the endpoint's id, so that a row moved to another endpoint is noticed.</summary>
internal sealed class Secrets(KeyWrap wrap)
{
    /// <summary>The row of an endpoint's secrets, the current one first.</summary>
    public SecretRow Wrap(Guid endpoint, IReadOnlyList<Secret> secrets) =>
        new(Convert.ToBase64String(wrap.Wrap(Encoding.UTF8.GetBytes(StoredJson.Write(new Wrapped(endpoint, secrets))))));

    /// <summary>The secrets that sign at an instant, the current one first.</summary>
    /// <exception cref="CryptographicException">The row was changed or belongs to another endpoint, or its key is not there.</exception>
    public IReadOnlyList<Secret> Unwrap(Guid endpoint, SecretRow row, DateTimeOffset now)
    {
        var wrapped = StoredJson.Read<Wrapped>(Encoding.UTF8.GetString(wrap.Unwrap(Convert.FromBase64String(row.Wrapped))));
        return wrapped.EndpointId == endpoint
            ? [.. wrapped.Secrets.Where(secret => secret.Until is null || secret.Until > now)]
            : throw new CryptographicException("The secrets belong to another endpoint.");
    }

    private sealed record Wrapped(Guid EndpointId, IReadOnlyList<Secret> Secrets);
}
