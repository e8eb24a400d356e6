using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Access;
using VoltKosova.Web.Idempotency;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>
/// The Idempotency-Key of a request whose effect lies in no module's store: the handler keeps it with the effect itself. Everywhere else
/// the platform keeps the answer. Null without the header; malformed is 400.
/// </summary>
/// <param name="Id">The key, bound to the caller's account.</param>
public sealed record RequestKey(string Id) : IEndpointParameterMetadataProvider
{
    /// <summary>Reads the header.</summary>
    public static ValueTask<RequestKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers[IdempotencyKey.Header];
        if (header.Count == 0)
            return new((RequestKey?)null);
        return IdempotencyKey.Parse(header) is { } key
            ? new(new RequestKey(IdempotencyKey.RowId(context.RequestServices.GetRequiredService<Caller>().AccountId, key)))
            : throw new ProblemException(new Problem("malformed-idempotency-key", StatusCodes.Status400BadRequest));
    }

    /// <summary>Tells the description of the API that the header is heeded.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new TakesRequestKey());
    }
}

internal sealed record TakesRequestKey;
