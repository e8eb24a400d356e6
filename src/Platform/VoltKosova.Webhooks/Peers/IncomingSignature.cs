using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VoltKosova.Kernel;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Peers;

/// <summary>
/// Checks what a peer signed, as Standard Webhooks 1.0.0 says: over the raw bytes, in constant time, any of the v1 signatures.
/// </summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Timestamp">The header <c>webhook-timestamp</c>.</param>
/// <param name="Signatures">The header <c>webhook-signature</c>.</param>
internal sealed record IncomingSignature(string? Id, string? Timestamp, string? Signatures)
{
    /// <summary>How far the clocks of two hosts may be apart, and how long a message may travel.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromSeconds(300);

    /// <summary>Why it is not taken, or null.</summary>
    public Rejection? Refuse(IReadOnlyList<Secret> keys, byte[] body, DateTimeOffset now)
    {
        if (Id is not { Length: > 0 and <= 200 } || Timestamp is not { Length: > 0 } || Signatures is not { Length: > 0 })
            return new SignatureMissing();
        if (!long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return new TimestampOutOfTolerance((int)Tolerance.TotalSeconds);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. body];
        var expected = keys.Select(key => HMACSHA256.HashData(key.Key, signed)).ToList();
        return Told().Any(told => expected.Any(one => CryptographicOperations.FixedTimeEquals(one, told))) ? null : new SignatureNotValid();
    }

    private IEnumerable<byte[]> Told()
    {
        foreach (var entry in Signatures!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(32))
        {
            var bytes = new byte[32];
            if (entry.StartsWith("v1,", StringComparison.Ordinal)
                && Convert.TryFromBase64String(entry[3..], bytes, out var written) && written == bytes.Length)
                yield return bytes;
        }
    }
}
