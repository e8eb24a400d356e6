using System.Globalization;
using System.Text;
using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Duplicates;

/// <summary>
/// A name as two entries of one human being are compared: its words, in whatever order. Beyond <see cref="FoldedName"/> it forgets what
/// people write in more than one way: <c>sh</c> and <c>š</c>, <c>xh</c> and <c>dž</c>, <c>gj</c> and <c>đ</c>, <c>q</c> and <c>ć</c>,
/// double letters, <c>j</c> for <c>i</c>. It is coarse on purpose, and so never the only reason for anything but forgetting.
/// </summary>
/// <param name="Spelled">The words without case and diacritics, in alphabetical order.</param>
/// <param name="Words">The words as they are compared, in alphabetical order.</param>
internal sealed record ComparedName(string Spelled, IReadOnlyList<string> Words)
{
    // Two letters before one: what stands above is taken first.
    private static readonly (string Written, string Compared)[] _sounds =
    [
        ("dzh", "z"), ("xh", "z"), ("dz", "z"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("th", "t"), ("dh", "d"), ("gj", "d"), ("dj", "d"),
        ("lj", "l"), ("nj", "n"), ("q", "c"), ("x", "z"), ("y", "i"), ("j", "i"), ("w", "v"),
    ];

    /// <summary>All the words, as one text; empty when the name holds no letter.</summary>
    public string Whole => string.Join(' ', Words);

    public static ComparedName Of(params IEnumerable<string?> parts)
    {
        string[] spelled =
        [
            .. FoldedName.Of(Sound(string.Join(' ', parts))).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(Letters).Where(word => word.Length > 0).Order(StringComparer.Ordinal),
        ];
        string[] words = [.. spelled.Select(Compared).Distinct().Order(StringComparer.Ordinal)];
        return new ComparedName(string.Join(' ', spelled), words);
    }

    // Half of a pair of surrogates is no text and cannot be compared.
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));

    // Emoji and other signs say nothing about who it is.
    private static string Letters(string word) => string.Concat(word.EnumerateRunes().Where(Rune.IsLetterOrDigit));

    private static string Compared(string word)
    {
        var compared = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (written, sound) = _sounds.FirstOrDefault(one => string.CompareOrdinal(word, at, one.Written, 0, one.Written.Length) == 0);
            var next = sound ?? word[at].ToString(CultureInfo.InvariantCulture);
            if (compared.Length == 0 || compared[^1] != next[0] || char.IsDigit(next[0]))
                compared.Append(next);
            at += written?.Length ?? 1;
        }

        return compared.ToString();
    }
}
