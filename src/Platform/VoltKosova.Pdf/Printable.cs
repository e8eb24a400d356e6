using System.Globalization;
using System.Text;

namespace VoltKosova.Pdf;

/// <summary>
/// Text as it can be set: no control characters, one box for every picture sign and every sign beyond the first plane, and words that are
/// read from the right laid from the right. Arabic letters are not joined.
/// </summary>
internal static class Printable
{
    private const char Box = '\u25a1';

    /// <summary>One line; a break in it becomes a space.</summary>
    public static string Text(string text)
    {
        var signs = new List<string>();
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            if (Sign(each.GetTextElement()) is { Length: > 0 } sign)
                signs.Add(sign);
        }

        return string.Concat(FromTheRight(signs));
    }

    // A picture of a family is one sign to its reader, whatever it is composed of.
    private static string Sign(string element)
    {
        if (element.EnumerateRunes().Any(rune => !rune.IsBmp))
            return Box.ToString();
        var sign = new StringBuilder(element.Length);
        foreach (var letter in element)
        {
            switch (char.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.Control when letter is '\n' or '\r' or '\t':
                    sign.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator:
                    break;
                case UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    sign.Append(Box);
                    break;
                default:
                    sign.Append(letter);
                    break;
            }
        }

        return sign.ToString().Normalize(NormalizationForm.FormC);
    }

    // Runs of words in Hebrew or Arabic letters are turned round, with what stands between two of their words.
    private static List<string> FromTheRight(List<string> signs)
    {
        for (var from = 0; from < signs.Count; from++)
        {
            if (!IsFromTheRight(signs[from]))
                continue;
            var (last, next) = (from, from + 1);
            while (next < signs.Count && (IsFromTheRight(signs[next]) || !char.IsLetterOrDigit(signs[next][0])))
            {
                if (IsFromTheRight(signs[next]))
                    last = next;
                next++;
            }

            signs.Reverse(from, last - from + 1);
            from = last;
        }

        return signs;
    }

    private static bool IsFromTheRight(string sign) =>
        sign[0] is (>= '\u0590' and <= '\u08ff') or (>= '\ufb1d' and <= '\ufdff') or (>= '\ufe70' and <= '\ufefc');
}
