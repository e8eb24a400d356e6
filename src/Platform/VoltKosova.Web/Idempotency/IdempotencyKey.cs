using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace VoltKosova.Web.Idempotency;

/// <summary>The header by which a client says that two requests are one: bare, or quoted as the draft has it.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayHeader = "Idempotency-Replay";
    public const int MaxLength = 255;

    /// <summary>The key; null when the header is malformed.</summary>
    public static string? Parse(StringValues header)
    {
        var text = header is [{ } only] ? only.Trim() : "";
        var key = text is ['"', ..] ? Unquote(text) : text;
        return key is { Length: > 0 and <= MaxLength } && key.All(letter => letter is > ' ' and < '\x7f') ? key : null;
    }

    /// <summary>
    /// The id of the answer's row. A key belongs to the account that sent it. The public shares one space of keys: a replay needs the same
    /// payload as well, so nobody is shown what they did not send, and an answer is kept without personal data.
    /// </summary>
    public static string RowId(Guid? account, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account?.ToString("N") ?? "public"}|{key}")));

    private static string? Unquote(string text)
    {
        if (text is not ['"', .., '"'] || text.Length < 2)
            return null;
        var key = new StringBuilder(text.Length);
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] == '"' || (text[at] == '\\' && (++at >= text.Length - 1 || text[at] is not ('"' or '\\'))))
                return null;
            key.Append(text[at]);
        }

        return key.ToString();
    }
}
