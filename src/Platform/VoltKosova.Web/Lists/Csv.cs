using System.Buffers;
using System.Text;
using System.Text.Json;

namespace VoltKosova.Web.Lists;

/// <summary>Rows as RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class Csv
{
    public const string MediaType = "text/csv";

    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    private static readonly SearchValues<char> _numeric = SearchValues.Create("0123456789.");

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>The text of an attribute in a row; empty for null, JSON for what is no single value.</summary>
    public static string Value(JsonElement row, ListField attribute)
    {
        foreach (var step in attribute.Path)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(step, out row))
                return "";
        }

        return row.ValueKind switch
        {
            JsonValueKind.String => row.GetString()!,
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => row.GetRawText(),
        };
    }

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // "-12.50" is money owed, not a formula.
    private static bool IsNumber(string text) => text[0] == '-' && text.Length > 1 && text.AsSpan(1).IndexOfAnyExcept(_numeric) < 0;
}
