using System.Globalization;
using System.Text;

namespace VoltKosova.Pdf;

/// <summary>Breaks text into lines: between words, and inside a word only where it is wider than a line.</summary>
internal static class Lines
{
    /// <param name="width">What a line may take.</param>
    /// <param name="measure">How wide a text is.</param>
    /// <returns>At least one line, which may be empty.</returns>
    public static IReadOnlyList<string> Of(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            Break(paragraph, width, measure, lines);
        return [.. lines.Select(Printable.Text)];
    }

    private static void Break(string paragraph, double width, Func<string, double> measure, List<string> lines)
    {
        var line = "";
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (measure(Printable.Text(longer)) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = Cut(word, width, measure, lines);
        }

        lines.Add(line);
    }

    // What is left of the word begins the next line.
    private static string Cut(string word, double width, Func<string, double> measure, List<string> lines)
    {
        if (measure(Printable.Text(word)) <= width)
            return word;
        var part = new StringBuilder();
        var each = StringInfo.GetTextElementEnumerator(word);
        while (each.MoveNext())
        {
            var sign = each.GetTextElement();
            if (part.Length > 0 && measure(Printable.Text(part + sign)) > width)
            {
                lines.Add(part.ToString());
                part.Clear();
            }

            part.Append(sign);
        }

        return part.ToString();
    }
}
