using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Accounts;

/// <summary>
/// Codes of an authenticator app (RFC 6238: HMAC-SHA-1, 30 seconds, six digits). Identity's own check does not say which time step a code
/// belongs to, which is needed to take it only once, and takes no clock.
/// </summary>
internal static class Totp
{
    /// <summary>One step early or late, as RFC 6238 5.2 advises.</summary>
    private const int Tolerance = 1;

    /// <summary>The time step whose code this is, or null when it is none of now.</summary>
    public static long? StepOf(string code, string base32Key, DateTimeOffset now)
    {
        var key = Base32.Decode(base32Key);
        var given = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        long? found = null;
        var current = now.ToUnixTimeSeconds() / 30;
        for (var step = current - Tolerance; step <= current + Tolerance; step++)
        {
            // No early way out: which of the steps it was is not to be timed.
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Code(key, step))))
                found = step;
        }

        return found;
    }

    [SuppressMessage(
        "Security", "CA5350", Justification = "SHA-1 is what authenticator apps speak; HMAC does not need collision resistance.")]
    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
