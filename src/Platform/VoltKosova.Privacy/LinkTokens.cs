using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Privacy;

/// <summary>
/// Tokens for links in mails: an id and a 128-bit keyed hash of it, bound to one purpose, 43 url-safe characters. Nothing is stored;
/// whether the link may still be used is decided by the state of what the id names. The key is derived from the index secret, so that links
/// already sent survive a rotation of the key-encryption keys.
/// </summary>
public sealed class LinkTokens
{
    private const int IdBytes = 16;
    private const int Bytes = IdBytes + 16;
    private readonly KeyRing _ring;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    internal LinkTokens(KeyRing ring) => _ring = ring;

    /// <summary>The token of an id.</summary>
    /// <param name="purpose">A constant of the code such as <c>membership.confirm-email</c>.</param>
    /// <param name="id">What the link is about.</param>
    public string Make(string purpose, Guid id)
    {
        var key = _keys.GetOrAdd(purpose, use => _ring.Index("link-token/" + use));
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> token = stackalloc byte[Bytes];
        id.TryWriteBytes(token, bigEndian: true, out _);
        HMACSHA256.HashData(key, token[..IdBytes], mac);
        mac[..(Bytes - IdBytes)].CopyTo(token[IdBytes..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The id of a token that was made here for this purpose. A forged one is told apart in constant time.</summary>
    public bool TryRead(string purpose, [NotNullWhen(true)] string? token, out Guid id)
    {
        id = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var written) is not OperationStatus.Done || written != Bytes)
            return false;
        var claimed = new Guid(bytes[..IdBytes], bigEndian: true);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Make(purpose, claimed)), Encoding.UTF8.GetBytes(token!)))
            return false;
        id = claimed;
        return true;
    }
}
