namespace VoltKosova.Partnerships.Features;

/// <summary>The fingerprint of a document, as people copy it.</summary>
internal static class DocumentHash
{
    public const string NotValid = "document-hash-not-valid";

    public static bool IsOne(string? text) => text?.Trim() is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    public static string Of(string text) => text.Trim().ToLowerInvariant();
}
