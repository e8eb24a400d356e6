using System.Globalization;
using System.Text;

namespace VoltKosova.Kernel;

/// <summary>
/// A name as it is compared, not as it is shown: without case, diacritics, punctuation and double spaces, Serbian Cyrillic in Latin
/// letters. "Berlin", " berlin" and "BERLIN" are one locality; "Prishtinë" and "Prishtine" are one name.
/// </summary>
public static class FoldedName
{
    private const string Cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";

    private static readonly string[] _latin =
    [
        "a", "b", "v", "g", "d", "dj", "e", "z", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s", "t", "c", "u", "f",
        "h", "c", "c", "dz", "s",
    ];

    /// <summary>The folded form; empty when nothing but marks and spaces was given.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD))
            Append(folded, letter);
        return folded.ToString().TrimEnd(' ');
    }

    private static void Append(StringBuilder folded, char letter)
    {
        switch (letter)
        {
            case 'đ' or 'ð':
                folded.Append("dj");
                break;
            case 'ß':
                folded.Append("ss");
                break;
            case 'ø':
                folded.Append('o');
                break;
            case 'ł':
                folded.Append('l');
                break;
            case 'ı':
                folded.Append('i');
                break;
            case 'æ':
                folded.Append("ae");
                break;
            default:
                AppendPlain(folded, letter);
                break;
        }
    }

    private static void AppendPlain(StringBuilder folded, char letter)
    {
        var cyrillic = Cyrillic.IndexOf(letter, StringComparison.Ordinal);
        if (cyrillic >= 0)
            folded.Append(_latin[cyrillic]);
        else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            folded.Append(letter);
        else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                 && folded.Length > 0 && folded[^1] != ' ' && letter is not ('\'' or '’' or '`'))
            folded.Append(' ');
    }
}
