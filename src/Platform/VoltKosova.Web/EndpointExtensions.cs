using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Requests;

namespace VoltKosova.Web;

/// <summary>What endpoints say about themselves beside their name and summary.</summary>
public static class EndpointExtensions
{
    /// <summary>The routes of a module: <c>/api/v1/&lt;module&gt;</c>.</summary>
    public static RouteGroupBuilder MapModule(this IEndpointRouteBuilder routes, string module) =>
        routes.MapGroup($"/api/v1/{module}").WithModule(module);

    /// <summary>
    /// The endpoints of this group belong to a module: its tag in the description, its store behind Idempotency-Keys. Whoever a feature's
    /// <c>Request</c> is for passes the host's fallback policy accordingly.
    /// </summary>
    public static RouteGroupBuilder WithModule(this RouteGroupBuilder group, string module)
    {
        group.WithTags(module).WithMetadata(new ModuleOf(module));
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (FeatureRequest.Of(endpoint.Metadata) is { } request && Audience.Of(request) is Audience.Public)
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
        });
        return group;
    }

    /// <summary>Declares the answer of a success; the problems are added by convention.</summary>
    public static RouteHandlerBuilder Answers<TBody>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<TBody>(status, "application/json");

    /// <summary>Declares a list: a page as JSON or all of it as CSV, with the parameters that its attributes allow.</summary>
    public static RouteHandlerBuilder AnswersList<TRow>(this RouteHandlerBuilder endpoint, ListOf<TRow> list)
        where TRow : class =>
            endpoint.Produces<ListPage<TRow>>(StatusCodes.Status200OK, "application/json", Lists.Csv.MediaType).WithMetadata(list);

    /// <summary>Declares an answer that is a file, see <see cref="Answer.File"/>.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder endpoint, string mediaType) =>
        endpoint.Produces<FileContentResult>(StatusCodes.Status200OK, mediaType).WithMetadata(new FileDeclared(mediaType));

    /// <summary>Counts requests by a policy of its own (<c>Web:RateLimits:&lt;policy&gt;</c>) instead of the general one.</summary>
    public static TBuilder LimitedBy<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new LimitedBy(policy));

    /// <summary>Counts requests tightly: for what can be guessed at or floods mailboxes.</summary>
    public static TBuilder Sensitive<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.LimitedBy(WebOptions.SensitivePolicy);

    /// <summary>
    /// The body is a file, which the handler reads to its end as it comes: it may be larger than other bodies, because nobody holds it in
    /// memory.
    /// </summary>
    /// <param name="endpoint">Its handler takes a <see cref="Stream"/>.</param>
    /// <param name="mostBytes">A larger one is a 413.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="otherTypes">What it is called as well.</param>
    public static RouteHandlerBuilder TakesFile(
        this RouteHandlerBuilder endpoint, long mostBytes, string mediaType, params string[] otherTypes) => endpoint
        .Accepts<Stream>(mediaType, otherTypes)
        .WithMetadata(new TakesFile(), new RequestSizeLimitAttribute(mostBytes));

    /// <summary>Declares a success without a body.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status204NoContent) =>
        endpoint.Produces(status);
}

/// <summary>The endpoint answers a file of this kind.</summary>
internal sealed record FileDeclared(string MediaType);

/// <summary>The module that an endpoint belongs to.</summary>
/// <param name="Name">Also the name of its store.</param>
internal sealed record ModuleOf(string Name);

/// <summary>The body of a request to this endpoint is a file.</summary>
internal sealed record TakesFile;
