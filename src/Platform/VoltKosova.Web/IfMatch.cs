using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using VoltKosova.Web.Problems;
using VoltKosova.Web.Versions;

namespace VoltKosova.Web;

/// <summary>
/// The version that the caller has seen, from <c>If-Match</c>. As a parameter of an endpoint it makes the header required: absent is 428,
/// not a version is 400, no longer the newest is 412 by the decision.
/// </summary>
/// <param name="Version">The version of the stream.</param>
public sealed record IfMatch(long Version) : IEndpointParameterMetadataProvider
{
    /// <summary>Reads the header.</summary>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
            throw new ProblemException(new Problem("precondition-required", StatusCodes.Status428PreconditionRequired));
        return EntityTag.Parse(header.ToString().Trim()) is { } version
            ? new(new IfMatch(version))
            : throw new ProblemException(new Problem("malformed-if-match", StatusCodes.Status400BadRequest));
    }

    /// <summary>Tells the description of the API that the header is required.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new NeedsIfMatch());
    }
}

internal sealed record NeedsIfMatch;
