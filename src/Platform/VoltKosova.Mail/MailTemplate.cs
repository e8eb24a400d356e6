using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using VoltKosova.Kernel;

namespace VoltKosova.Mail;

/// <summary>
/// A text in every language with places to fill: <c>{{name}}</c> for a value, <c>{{name:day|days}}</c> for the form that goes with a number
/// (Serbian has three: <c>dan|dana|dana</c>). The organisation's name, <c>{{org_name}}</c>, is never inflected: the word beside it is
/// ("lëvizja {{org_name}}", "u pokretu {{org_name}}"). An empty value before a comma takes along what stands before it: whoever has no
/// given name is greeted with "Hello,". Nothing that a stranger typed belongs in a mail to an unconfirmed address.
/// </summary>
internal sealed partial class MailTemplate
{
    private const string Organisation = "Volt Kosova";
    private const string Signature = "signature";
    private const string Folder = "Texts/";
    private static readonly Dictionary<string, string[]> _signature = Load<string[]>(Signature);
    private static readonly FrozenDictionary<string, MailTemplate> _all = LoadAll();
    private readonly string _name;
    private readonly Dictionary<string, Text> _texts;

    private MailTemplate(string name, Dictionary<string, Text> texts) => (_name, _texts) = (name, texts);

    /// <summary>The names of all templates.</summary>
    public static IEnumerable<string> Names => _all.Keys.Order(StringComparer.Ordinal);

    /// <summary>A template.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static MailTemplate Of(string name) =>
        _all.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no mail template {name}.", nameof(name));

    /// <summary>Every place to fill in one language, with its forms where it has some.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Forms)> Places(Language language) =>
        Place().Matches(_texts[Key(language)].Subject + Whole(language)).Select(Read).DistinctBy(place => (place.Name, place.Forms.Count));

    /// <summary>Subject and body, signed.</summary>
    /// <exception cref="ArgumentException">A value is missing, or is no number where a number is needed.</exception>
    public (string Subject, string Body) Render(Language language, IReadOnlyDictionary<string, string> values) => (
        Shown(Fill(_texts[Key(language)].Subject, language, values)).Trim(),
        Fill(Whole(language), language, values));

    private static string Key(Language language) => language.ToString().ToLowerInvariant();

    private static (string Name, IReadOnlyList<string> Forms) Read(Match place) =>
        (place.Groups["name"].Value, place.Groups["forms"] is { Success: true, Value: var forms } ? forms.Split('|') : []);

    private string Whole(Language language) => string.Join('\n', [.. _texts[Key(language)].Body, "", .. _signature[Key(language)], ""]);

    private string Fill(string text, Language language, IReadOnlyDictionary<string, string> values) => Place().Replace(text, match =>
    {
        var (name, forms) = Read(match);
        var value = values.TryGetValue(name, out var given) ? given : name == "org_name" ? Organisation : throw Missing(name);
        if (forms.Count == 0)
            return Shown(value).Trim() is { Length: > 0 } shown ? match.Groups["gap"].Value + shown : "";
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? match.Groups["gap"].Value + Plural.Form(language, count, forms)
            : throw new ArgumentException($"The mail template {_name} needs a number for {name}.");
    });

    // Signs that turn the text around them or hide go; those that join letters and pictures stay, and so do both halves of a picture.
    private static string Shown(string text) => Controls().Replace(Unseen().Replace(text, ""), " ");

    private ArgumentException Missing(string place) => new($"The mail template {_name} needs a value for {place}.");

    private static FrozenDictionary<string, MailTemplate> LoadAll() => typeof(MailTemplate).Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
        .Select(resource => Path.GetFileNameWithoutExtension(resource))
        .Where(name => name != Signature)
        .ToFrozenDictionary(name => name, name => new MailTemplate(name, Load<Text>(name)));

    private static Dictionary<string, TText> Load<TText>(string name)
    {
        using var file = typeof(MailTemplate).Assembly.GetManifestResourceStream($"{Folder}{name}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, TText>>(file, JsonSerializerOptions.Web)!;
    }

    [GeneratedRegex(
        @"((?<gap>,? )(?=\{\{[a-z_]+\}\},))?\{\{(?<name>[a-z_]+)(:(?<forms>[^{}]+))?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"[\p{Cc}\p{Cn}\p{Co}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Controls();

    [GeneratedRegex(@"[\p{Cf}-[\u200C\u200D]]", RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    private sealed record Text(string Subject, string[] Body);
}
