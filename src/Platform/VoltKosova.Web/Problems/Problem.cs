using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VoltKosova.Kernel;

namespace VoltKosova.Web.Problems;

/// <summary>A "no" or a failure on its way out: a code with texts, a status, and what is wrong where.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record Problem(string Code, int Status) : IResult
{
    /// <summary>The media type of problems.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>What the placeholders of the text stand for.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>What is wrong with which field or parameter; their texts come from the same catalogue.</summary>
    public IReadOnlyList<Flaw> Flaws { get; init; } = [];

    /// <summary>When it may go better.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How the caller could be let in, for <c>WWW-Authenticate</c>.</summary>
    public string? Challenge { get; init; }

    private string? Reason { get; init; }

    /// <summary>The problem that tells a business "no".</summary>
    public static Problem Of(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return new(
            rejection.Code, RejectionStatus.Of(rejection.Kind))
        { Values = RejectionValues.Of(rejection), Reason = rejection.Reason };
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var json = JsonSerializer.SerializeToUtf8Bytes(Describe(httpContext), ApiJson.Options);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (Challenge is not null)
            response.Headers.WWWAuthenticate = Challenge;
        if (Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Status < StatusCodes.Status500InternalServerError)
            await httpContext.RequestServices.GetRequiredService<Witness>().Tell(httpContext.RequestAborted);
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(json, httpContext.RequestAborted);
    }

    internal ProblemBody Describe(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<ProblemTexts>();
        var language = context.RequestServices.GetRequiredService<RequestLanguage>().Language;
        var text = texts.Find(Code);
        return new ProblemBody(
            context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.ProblemBase + Code,
            Code,
            text?.Title ?? ProblemTexts.TitleFrom(Code),
            Status,
            text is null ? Reason ?? ProblemTexts.TitleFrom(Code) : ProblemTexts.Fill(text.Detail.In(language), Values),
            context.Request.PathBase + context.Request.Path,
            Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            Flaws.Count == 0 ? null : [.. Flaws.Select(flaw => flaw.Describe(texts, language))]);
    }
}

/// <summary>One thing that is wrong with a request, before it has a text.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Pointer">The field of the body: <c>#/given_name</c>.</param>
/// <param name="Parameter">The parameter of the path or the query.</param>
/// <param name="Fallback">What to say when the code has no text.</param>
/// <param name="Values">What the placeholders of the text stand for.</param>
public sealed record Flaw(
    string Code,
    string? Pointer = null,
    string? Parameter = null,
    string? Fallback = null,
    IReadOnlyDictionary<string, object?>? Values = null)
{
    /// <summary>One thing that is wrong with a field of the body.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="text">What to say when the code has no text.</param>
    /// <param name="path">The names of the field, from the outside in.</param>
    public static Flaw InBody(string code, string? text, params IEnumerable<string> path) =>
        new(code, JsonPointer.OfField(path), Fallback: text);

    internal FieldError Describe(ProblemTexts texts, Language language) => new(
        Code,
        texts.Find(Code) is { } text
            ? ProblemTexts.Fill(text.Detail.In(language), Values ?? new Dictionary<string, object?>())
            : Fallback ?? ProblemTexts.TitleFrom(Code),
        Pointer,
        Parameter);
}

/// <summary>Ends a request with a problem from a place that cannot answer, such as the binding of a parameter.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Code)
{
    /// <summary>The answer.</summary>
    public Problem Problem { get; } = problem;
}
