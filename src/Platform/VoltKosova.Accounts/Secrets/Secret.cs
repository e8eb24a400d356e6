using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Accounts;

/// <summary>
/// A secret that is told once and kept as a hash. It is found again by that hash, so that the time of the look-up says nothing about it;
/// 160 random bits need no slow hash.
/// </summary>
internal static class Secret
{
    private const int Bytes = 20;

    /// <summary>For links: URL-safe.</summary>
    public static string ForLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>For people: groups of four letters and digits that cannot be mistaken for each other, eight by default.</summary>
    public static string ForTyping(int bytes = Bytes) =>
        string.Join('-', Base32.Encode(RandomNumberGenerator.GetBytes(bytes)).Chunk(4).Select(group => new string(group)));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The hash of a typed secret: case, spaces and dashes do not matter.</summary>
    public static byte[] HashTyped(string secret) =>
        Hash(new string([.. secret.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]));
}
