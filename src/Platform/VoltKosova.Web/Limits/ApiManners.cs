using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VoltKosova.Web.Lists;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web.Limits;

/// <summary>
/// What every answer of the API tells a browser, and what no request of the API may do: send too much, want what is not there.
/// </summary>
internal sealed class ApiManners(RequestDelegate next, IOptions<WebOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        // At the last moment: an exception on the way clears what was said before.
        context.Response.OnStarting(() =>
        {
            Say(context.Response.Headers, isApi, context.Request.IsHttps);
            return Task.CompletedTask;
        });
        if (!isApi)
            return next(context);
        // What routing itself refuses, the wrong method or media type, is refused whoever asks.
        if (context.GetEndpoint() is { RequestDelegate: { } refuse } and not RouteEndpoint)
            return refuse(context);
        if (context.Request.ContentLength > LimitOf(context))
            return StatusProblems.Of(StatusCodes.Status413PayloadTooLarge).ExecuteAsync(context);
        if (!Accepts(context))
            return StatusProblems.Of(StatusCodes.Status406NotAcceptable).ExecuteAsync(context);
        return UnknownParameters(context) is { Count: > 0 } unknown
            ? (StatusProblems.Of(StatusCodes.Status400BadRequest) with { Flaws = unknown }).ExecuteAsync(context)
            : next(context);
    }

    // A list reads its own parameters, and says what is wrong with their values too.
    private static List<Flaw> UnknownParameters(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler
            || handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(ListQuery)))
            return [];
        var known = handler.GetParameters()
            .Select(parameter => parameter.GetCustomAttributes().OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name)
            .Except(endpoint.RoutePattern.Parameters.Select(part => part.Name))
            .Concat(endpoint.Metadata.OfType<QueryParameter>().Select(parameter => parameter.Name));
        return [.. context.Request.Query.Keys.Except(known, StringComparer.OrdinalIgnoreCase).Select(name =>
            new Flaw("unknown-parameter", Parameter: name))];
    }

    private static void Say(IHeaderDictionary headers, bool isApi, bool isHttps)
    {
        // Over plain HTTP a browser ignores it, and a developer's machine has nothing else.
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (!isApi)
            return;
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
    }

    private long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata>() is { } own
            ? own.MaxRequestBodySize ?? long.MaxValue
            : options.Value.MaxBodyBytes;

    private static bool Accepts(HttpContext context)
    {
        if (context.Request.Headers.Accept.Count == 0 || context.GetEndpoint() is not { } endpoint
            || !MediaTypeHeaderValue.TryParseList(context.Request.Headers.Accept, out var accepted))
            return true;
        List<string> offered = ["application/json", Problem.MediaType];
        if (endpoint.Metadata.GetMetadata<IListDeclaration>() is not null)
            offered.Add(Csv.MediaType);
        if (endpoint.Metadata.GetMetadata<FileDeclared>() is { } file)
            offered.Add(file.MediaType);
        return offered.Any(
            type => accepted.Any(range => range.Quality is not 0 && new MediaTypeHeaderValue(type).IsSubsetOf(WithoutParameters(range))));
    }

    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue range) => new(range.MediaType);
}
