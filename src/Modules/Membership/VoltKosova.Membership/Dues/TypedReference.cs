using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>People type the reference into the free text, in groups of four or in one piece.</summary>
internal static class TypedReference
{
    private const int Length = 16;

    /// <summary>What may be one of our references, in the order of the text; null for what is none after all.</summary>
    public static IEnumerable<string?> In(string text)
    {
        for (var at = text.IndexOf("RF", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("RF", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var packed = string.Concat(text[at..].Where(letter => !char.IsWhiteSpace(letter)));
            yield return packed.Length < Length ? null : CreditorReference.Parse(packed[..Length]);
        }
    }
}
