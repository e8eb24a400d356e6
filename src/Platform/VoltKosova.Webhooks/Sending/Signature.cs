using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// Standard Webhooks 1.0.0, scheme <c>v1</c>: HMAC-SHA256 over <c>id.timestamp.body</c>. One entry per secret that still signs, the current
/// one first; the receiver accepts any.
/// </summary>
internal static class Signature
{
    public static string Of(IEnumerable<Secret> secrets, Guid id, DateTimeOffset timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{Seconds(timestamp)}.{body}");
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret.Key, signed))));
    }

    /// <summary>The time as the header carries it.</summary>
    public static string Seconds(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
