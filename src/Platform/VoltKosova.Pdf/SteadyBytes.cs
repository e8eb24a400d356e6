using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VoltKosova.Pdf;

/// <summary>
/// PDFsharp draws lots for the names of embedded fonts and for the ids of the document. Here they follow from the rest of it, so that the
/// same content has the same bytes. Every replacement is as long as what it replaces: nothing in the file moves.
/// </summary>
internal static partial class SteadyBytes
{
    public static byte[] Of(byte[] written)
    {
        var text = Encoding.Latin1.GetString(written);
        var names = new Dictionary<string, string>();
        text = Subset().Replace(text, found => $"/{NameOf(found.Groups[1].Value)}+");
        text = Id().Replace(text, found => new string('0', found.Length));
        var id = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(text)))[..32];
        text = Nought().Replace(text, found => found.Length == 32 ? id : new Guid(Convert.FromHexString(id)).ToString());
        return Encoding.Latin1.GetBytes(text);

        string NameOf(string drawn)
        {
            if (!names.TryGetValue(drawn, out var name))
                names[drawn] = name = "VOLT" + (char)('A' + (names.Count / 26)) + (char)('A' + (names.Count % 26));
            return name;
        }
    }

    [GeneratedRegex(@"(?<=/(?:FontName|BaseFont))/([A-Z]{6})\+")]
    private static partial Regex Subset();

    [GeneratedRegex("(?<=>uuid:)[0-9a-f-]{36}(?=<)|(?<=/ID\\[<)[0-9A-F]{32}(?=>)|(?<=/ID\\[<[0-9A-F]{32}><)[0-9A-F]{32}(?=>)")]
    private static partial Regex Id();

    [GeneratedRegex("(?<=>uuid:)0{36}(?=<)|(?<=/ID\\[<)0{32}(?=>)|(?<=/ID\\[<[0-9A-F]{32}><)0{32}(?=>)")]
    private static partial Regex Nought();
}
