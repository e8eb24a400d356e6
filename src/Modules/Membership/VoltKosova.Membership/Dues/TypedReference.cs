using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>People type the reference into the free text, in one piece or in groups with blanks, hyphens or dots between them.</summary>
internal static class TypedReference
{
    private const int Length = 16;

    // With something between any two.
    private const int MostSigns = 4 * Length;

    /// <summary>What may be one of our references, in the order of the text; null for what is none after all.</summary>
    public static IEnumerable<string?> In(string text)
    {
        for (var at = text.IndexOf("RF", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf("RF", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // No further than a reference reaches: a text full of "RF" would be read as often as it has letters.
            var packed = string.Concat(text[at..Math.Min(text.Length, at + MostSigns)].Where(char.IsAsciiLetterOrDigit).Take(Length));
            yield return packed.Length < Length ? null : CreditorReference.Parse(packed);
        }
    }
}
