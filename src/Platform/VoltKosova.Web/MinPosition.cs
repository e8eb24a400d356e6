using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using VoltKosova.EventStore;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>
/// The write that a read of a shared view must show, from <c>min_position</c>: what the write's answer said as <c>Log-Position</c>. Null
/// without the parameter; malformed is 400.
/// </summary>
/// <param name="Position">The place in the log.</param>
public sealed record MinPosition(LogPosition Position) : IEndpointParameterMetadataProvider
{
    /// <summary>The header of a write's answer.</summary>
    public const string Header = "Log-Position";

    internal const string Name = "min_position";

    internal static QueryParameter Parameter { get; } = new(
        Name, "The Log-Position of a write that the answer must show: it waits up to three seconds for it.", LogPosition.MaxLength);

    /// <summary>Reads the query.</summary>
    public static ValueTask<MinPosition?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Request.Query[Name];
        if (asked.Count == 0)
            return new((MinPosition?)null);
        return asked is [{ } text] && LogPosition.Parse(text) is { } position
            ? new(new MinPosition(position))
            : throw new ProblemException(new Problem("malformed-request", StatusCodes.Status400BadRequest)
            {
                Flaws = [new Flaw("malformed", Parameter: Name)],
            });
    }

    /// <summary>Tells the description of the API that the parameter is taken.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(Parameter);
    }
}
