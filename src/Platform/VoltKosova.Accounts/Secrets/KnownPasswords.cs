using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace VoltKosova.Accounts;

/// <summary>
/// What is tried first: a list of the best-known passwords, which a package brings with it, and what people make of such a word to please a
/// rule: said twice, with numbers and signs around it, with digits for letters. Nobody outside is asked.
/// </summary>
internal static class KnownPasswords
{
    /// <summary>The list's resource in the package.</summary>
    public const string List = "zxcvbn-core.Dictionaries.passwords.lst";

    private const int LeastWord = 4;
    private const int LeastRepeated = 3;
    private const int MostAround = 7;

    // As long as the longest words of the list.
    private const int Longest = 24;

    /// <summary>What is said about us before anything else.</summary>
    private static readonly string[] _ours =
    [
        "volt", "volteuropa", "voltkosova", "voltkosove", "voltkosovo", "kosova", "kosove", "kosovo", "prishtina", "prishtine", "pristina",
        "shqiperia", "shqipe", "fjalekalim", "fjalekalimi", "lozinka", "sifra", "anetar", "clan",
    ];

    private static readonly Lazy<FrozenSet<string>> _words = new(Read);

    /// <summary>How many words of the list there are.</summary>
    public static int Count => _words.Value.Count;

    /// <summary>Whether a password is one of them, or is made of one.</summary>
    /// <param name="password">As it was chosen.</param>
    /// <param name="own">The person's own words: names, the parts of the address.</param>
    public static bool IsMadeOf(string password, IReadOnlyList<string> own)
    {
        var folded = Fold(password);
        var words = Joined([.. own.SelectMany(Parts)]);
        for (var from = 0; from <= Math.Min(Longest, folded.Length - LeastWord); from++)
        {
            for (var to = folded.Length; to >= Math.Max(from + LeastWord, folded.Length - Longest); to--)
            {
                var (before, after) = (folded[..from], folded[to..]);
                if (IsAround(before) && IsAround(after) && (before.Length + after.Length <= MostAround || IsKnown(before) || IsKnown(after))
                    && ((string[])[folded[from..to], Spelt(folded[from..to])]).Any(core => IsWord(core, words)))
                    return true;
            }
        }

        return false;
    }

    private static bool IsAround(string text) => text.All(letter => !char.IsLetter(letter)) || IsKnown(text);

    private static bool IsKnown(string text) => text.Length >= LeastWord && _words.Value.Contains(text);

    private static bool IsWord(string text, HashSet<string> own)
    {
        if (Is(text))
            return true;
        for (var length = LeastRepeated; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && Is(text[..length])
                && text.Chunk(length).All(piece => piece.AsSpan().SequenceEqual(text.AsSpan(0, length))))
                return true;
        }

        return false;

        bool Is(string word) => _words.Value.Contains(word) || own.Contains(word);
    }

    /// <summary>The words alone and two of them in either order, with what stands between names.</summary>
    private static HashSet<string> Joined(string[] words) =>
    [
        .. words,
        .. from one in words
           from two in words
           where one != two
           from between in (string[])["", ".", "-", "_", " "]
           select one + between + two,
    ];

    private static IEnumerable<string> Parts(string text) =>
        Fold(text).Split([' ', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= LeastRepeated);

    /// <summary>Digits and signs as the letters that they stand for.</summary>
    private static string Spelt(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = from[at] switch
            {
                '4' or '@' => 'a',
                '3' => 'e',
                '1' or '!' => 'i',
                '0' => 'o',
                '5' or '$' => 's',
                '7' => 't',
                var other => other,
            };
        }
    });

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(letter => char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream(List)!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Concat(_ours)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
