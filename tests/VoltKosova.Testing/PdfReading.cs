using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace VoltKosova.Testing;

/// <summary>A PDF as another program reads it.</summary>
public static class PdfReading
{
    /// <summary>The text of every page, line by line, in the order in which it was set.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))];
    }

    /// <summary>The whole text, its pages and lines joined by spaces.</summary>
    public static string Text(byte[] pdf) =>
        string.Join(' ', string.Join(' ', Pages(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
