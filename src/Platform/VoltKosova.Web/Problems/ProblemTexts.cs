using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoltKosova.Kernel;

namespace VoltKosova.Web.Problems;

/// <summary>The text of a code: an English title for developers, a detail in every language for people.</summary>
public sealed record ProblemText(string Title, LocalText Detail);

/// <summary>The texts of all codes, from <c>Texts/problems.json</c> of every assembly that was added.</summary>
public sealed partial class ProblemTexts
{
    private const string Resource = "Texts/problems.json";

    private readonly FrozenDictionary<string, ProblemText> _texts;

    internal ProblemTexts(IEnumerable<ProblemTextSource> sources)
    {
        var texts = new Dictionary<string, ProblemText>();
        foreach (var (code, text) in sources.Select(source => source.Assembly).Distinct().SelectMany(Read))
        {
            if (!texts.TryAdd(code, text) && texts[code] != text)
                throw new InvalidOperationException(
                    $"The problem code {code} has two different texts: a code means one thing in the whole API.");
        }

        _texts = texts.ToFrozenDictionary();
    }

    /// <summary>All codes, in order.</summary>
    public IEnumerable<string> Codes => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of a code, or null.</summary>
    public ProblemText? Find(string code) => _texts.GetValueOrDefault(code);

    /// <summary>A "no" for people, as the API's problem tells it in <c>detail</c>.</summary>
    public string Tell(Rejection no, Language language)
    {
        ArgumentNullException.ThrowIfNull(no);
        return Find(no.Code) is { } text ? Fill(text.Detail.In(language), RejectionValues.Of(no)) : no.Reason;
    }

    /// <summary>The codes of an assembly's rejections that lack a text in one of the languages. For a test: it must be empty.</summary>
    public static IReadOnlyList<string> Missing(Assembly rejections, Assembly texts)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        var known = Read(texts).ToDictionary(pair => pair.Code, pair => pair.Text);
        return [.. RejectionCodes(rejections).Where(code =>
            !known.TryGetValue(code, out var text) || !IsComplete(text)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The codes of all rejections that an assembly declares.</summary>
    public static IEnumerable<string> RejectionCodes(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Rejection)))
            .Select(type => ((Rejection)RuntimeHelpers.GetUninitializedObject(type)).Code);
    }

    internal static string TitleFrom(string code) => code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    internal static string Fill(string text, IReadOnlyDictionary<string, object?> values) => values.Count == 0
        ? text
        : Placeholder().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? Spoken(value)
            : match.Value);

    // As the same values stand in JSON.
    private static string Spoken(object? value) => value switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Enum one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool IsComplete(ProblemText text) =>
        ((string[])[text.Title, text.Detail.Sq, text.Detail.Sr, text.Detail.En]).All(part => !string.IsNullOrWhiteSpace(part));

    private static IEnumerable<(string Code, ProblemText Text)> Read(Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            return [];
        var entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream, ApiJson.Options)!;
        return entries.Select(
            entry => (entry.Key, new ProblemText(entry.Value.Title, new LocalText(entry.Value.Sq, entry.Value.Sr, entry.Value.En))));
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    private sealed record Entry(string Title, string Sq, string Sr, string En);
}

internal sealed record ProblemTextSource(Assembly Assembly);
