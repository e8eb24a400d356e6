using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Privacy;

/// <summary>
/// Wraps keys of other parts of the platform, such as ASP.NET Core's Data Protection keys, so that they never lie readable in PostgreSQL.
/// Wrapped under the current key-encryption key, whose name goes with it; older ones still unwrap.
/// </summary>
public sealed class KeyWrap
{
    private const string Use = "key-wrap";
    private readonly KeyRing _ring;

    internal KeyWrap(KeyRing ring) => _ring = ring;

    /// <summary>Encrypts and authenticates.</summary>
    public byte[] Wrap(byte[] plain) =>
        Encoding.UTF8.GetBytes($"{_ring.Current}:{Envelope.Seal(_ring.Kek(_ring.Current, Use), plain, Use)}");

    /// <summary>The same under the current key-encryption key; null when it is there already.</summary>
    /// <exception cref="KeyUnavailableException">The key-encryption key is not in the key file.</exception>
    /// <exception cref="CryptographicException">It was changed.</exception>
    public byte[]? Rewrap(byte[] wrapped) =>
        Encoding.UTF8.GetString(wrapped).Split(':')[0] == _ring.Current ? null : Wrap(Unwrap(wrapped));

    /// <summary>What was wrapped.</summary>
    /// <exception cref="KeyUnavailableException">The key-encryption key is not in the key file.</exception>
    /// <exception cref="CryptographicException">It was changed.</exception>
    public byte[] Unwrap(byte[] wrapped) => Encoding.UTF8.GetString(wrapped).Split(':') is [var kek, var piece]
        ? Envelope.Open(_ring.Kek(kek, Use), piece, Use)
        : throw new CryptographicException("What was wrapped has been changed.");
}
