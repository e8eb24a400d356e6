using System.Globalization;
using Microsoft.AspNetCore.Html;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Staff;

/// <summary>Speaks the language of the request: chosen on the page, else the account's, else the browser's, else Albanian.</summary>
internal sealed class Say
{
    public const string Cookie = "__Host-volt-language";

    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");
    private readonly IReadOnlyDictionary<string, string> _texts;

    public Say(StaffTexts texts, IHttpContextAccessor http, Caller caller)
    {
        var request = http.HttpContext!.Request;
        Language = Parse(request.Cookies[Cookie])
            ?? caller.Language
            ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => Parse(wish.Value.ToString())).FirstOrDefault(language => language is not null)
            ?? Language.Sq;
        _texts = texts.In(Language);
    }

    public Language Language { get; }

    /// <summary>For <c>lang=</c>; Serbian is written in Latin script.</summary>
    public string Tag => Language switch { Language.Sq => "sq", Language.Sr => "sr-Latn", Language.En => "en" };

    /// <summary>How names are ordered in the language: ë after e, č after c.</summary>
    public StringComparer Order => StringComparer.Create(CultureInfo.GetCultureInfo(Tag), CompareOptions.IgnoreCase);

    public string this[string key] => _texts[key];

    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    public string this[LocalText text] => text.In(Language);

    public string this[JobRunState state] => _texts["state." + state.ToString().ToLowerInvariant()];

    public static Language? Parse(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "sq" => Language.Sq,
        "sr" or "hr" or "bs" or "cnr" => Language.Sr,
        "en" => Language.En,
        _ => null,
    };

    /// <summary>An instant on the clocks of Kosovo.</summary>
    public static string Clock(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, _zone).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant on the clocks of Kosovo.</summary>
    public static string Day(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, _zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same as an element that machines can read too; a dash for none.</summary>
    public static IHtmlContent When(DateTimeOffset? instant) => new HtmlString(instant is { } at
        ? $"<time datetime=\"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{Clock(at)}</time>"
        : "<span class=\"none\">–</span>");

    public static string Took(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => time.ToString("m':'ss' min'", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm} h"),
    };
}
