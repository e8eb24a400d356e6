using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VoltKosova.Privacy;

/// <summary>AES-256-GCM with a random 96-bit nonce: nonce, ciphertext, tag. The context is authenticated, not stored.</summary>
internal static class Envelope
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static string Seal(byte[] key, ReadOnlySpan<byte> plain, string context)
    {
        var piece = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(piece.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        var (nonce, cipher, tag) = (piece.AsMemory(0, Nonce), piece.AsMemory(Nonce, plain.Length), piece.AsMemory(Nonce + plain.Length));
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(context));
        return Base64Url.EncodeToString(piece);
    }

    /// <exception cref="CryptographicException">It was changed, cut or moved, or sealed under another key.</exception>
    public static byte[] Open(byte[] key, string piece, string context)
    {
        var bytes = Decode(piece);
        var plain = new byte[bytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        var (nonce, cipher, tag) = (bytes.AsMemory(0, Nonce), bytes.AsMemory(Nonce, plain.Length), bytes.AsMemory(Nonce + plain.Length));
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }

    private static byte[] Decode(string piece)
    {
        try
        {
            return Base64Url.DecodeFromChars(piece) is { Length: >= Nonce + Tag } bytes
                ? bytes
                : throw new CryptographicException("What was sealed has been cut.");
        }
        catch (FormatException)
        {
            throw new CryptographicException("What was sealed has been changed.");
        }
    }
}
