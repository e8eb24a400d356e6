using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Privacy;

/// <summary>
/// Finds what must not be stored readably: a keyed hash (HMAC-SHA256) that is always the same for a value under one purpose, tells nothing
/// without the key, and cannot be joined with the index of another purpose. Its key is derived from the index secret, which a rotation
/// of the key-encryption keys leaves alone, so indexes stay valid.
/// </summary>
public sealed class BlindIndex
{
    private readonly KeyRing _ring;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    internal BlindIndex(KeyRing ring) => _ring = ring;

    /// <summary>The index of a value: 43 characters of base64url.</summary>
    /// <param name="purpose">A constant of the code such as <c>membership.applicant</c>; never something a caller sent.</param>
    /// <param name="value">The value in its canonical form, since other spelling is another index.</param>
    public string Of(string purpose, string value)
    {
        var key = _keys.GetOrAdd(purpose, use => _ring.Index("blind-index/" + use));
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>The index of an e-mail address, however it was written.</summary>
    public string OfEmail(string purpose, EmailAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Of(purpose, address.Canonical);
    }
}
