using System.Text;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Which letters a text file is written in: what its first bytes say, what the sender says, UTF-8 where every byte fits, and otherwise
/// one of the two code pages of the region's banks and spreadsheets. Both have ë, ç, š and ž in the same places; č, ć and đ of the one
/// are è, æ and ð of the other, so letters that only the other needs decide.
/// </summary>
internal static class BankText
{
    private const string SouthSlavic = "\u00e8\u00e6\u00f0\u00c8\u00c6\u00d0";
    private const string Western = "\u00e0\u00c0\u00ea\u00ca\u00f1\u00d1\u00e3\u00f8\u00d8\u00e5\u00c5\u00f5\u00ec\u00f9";

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static BankText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="charset">What the sender calls it; null or unknown where it is to be found out.</param>
    public static string Read(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]);
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(bytes[Encoding.Unicode.Preamble.Length..]);
        if (charset is "windows-1250" or "windows-1252")
            return Encoding.GetEncoding(charset).GetString(bytes);
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var western = Encoding.GetEncoding(1252).GetString(bytes);
            return western.Count(Western.Contains) > western.Count(SouthSlavic.Contains)
                ? western
                : Encoding.GetEncoding(1250).GetString(bytes);
        }
    }
}
