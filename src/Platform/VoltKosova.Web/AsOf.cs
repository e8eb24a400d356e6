using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>
/// The moment that a GET of one thing asks for, from <c>as_of</c>: an instant, or a day for its end on the clocks of Kosovo. Null without
/// the parameter; malformed or in the future is 400. An answer about then has no ETag: nothing can be changed there.
/// </summary>
/// <param name="At">UTC, never in the future.</param>
public sealed record AsOf(DateTimeOffset At) : IEndpointParameterMetadataProvider
{
    private const string Name = "as_of";

    /// <summary>Reads the query.</summary>
    public static ValueTask<AsOf?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Request.Query[Name];
        if (asked.Count == 0)
            return new((AsOf?)null);
        if (asked is not [{ } text] || Moment.Read(text) is not var (from, to))
            throw new ProblemException(new Problem("malformed-request", StatusCodes.Status400BadRequest)
            {
                Flaws = [new Flaw("malformed", Parameter: Name)],
            });
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return from <= now
            ? new(new AsOf(to < now ? to : now))
            : throw new ProblemException(new Problem("as-of-in-the-future", StatusCodes.Status400BadRequest));
    }

    /// <summary>Tells the description of the API that the parameter is taken.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new QueryParameter(
            Name, "As it was then, without ETag: an instant (RFC 3339), or a day for its end in Europe/Belgrade.", 40));
    }
}
