using System.Security.Cryptography;

namespace VoltKosova.Webhooks.Filling;

/// <summary>An id made of other ids: the same whenever it is asked for, another one for anything else.</summary>
internal static class NamedId
{
    public static Guid Of(IReadOnlyList<Guid> ids)
    {
        var name = new byte[16 * ids.Count];
        for (var at = 0; at < ids.Count; at++)
            ids[at].TryWriteBytes(name.AsSpan(16 * at), bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);

        // UUIDv8: made from a name, by a rule of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
