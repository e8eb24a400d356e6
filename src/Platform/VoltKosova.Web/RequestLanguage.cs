using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Web;

/// <summary>
/// The language that this request is answered in: the best of ours that the request accepts, else the account's, else Albanian. Outside of
/// a request it is Albanian.
/// </summary>
public sealed class RequestLanguage(Caller caller)
{
    /// <summary>The language.</summary>
    public Language Language => Accepted ?? caller.Language ?? Language.Sq;

    /// <summary>The BCP 47 tag: <c>sq</c>, <c>sr-Latn</c>, <c>en</c>.</summary>
    public string Tag => Language switch
    {
        Language.Sq => "sq",
        Language.Sr => "sr-Latn",
        Language.En => "en",
    };

    internal Language? Accepted { get; set; }

    /// <summary>The best of ours for an Accept-Language header; null when it names none of ours.</summary>
    internal static Language? Negotiate(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)
            ? wanted.Where(language => language.Quality is not 0)
                .OrderByDescending(language => language.Quality ?? 1)
                .Select(language => Match(language.Value.Value ?? ""))
                .FirstOrDefault(language => language is not null)
            : null;

    private static Language? Match(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "sq" => Language.Sq,
        "sr" => Language.Sr,
        "en" => Language.En,
        _ => null,
    };
}

/// <summary>Chooses the language of a request and says so in the answer.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, RequestLanguage language)
    {
        language.Accepted = RequestLanguage.Negotiate(context.Request);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ContentLanguage = language.Tag;
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
            return Task.CompletedTask;
        });
        return next(context);
    }
}
