using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using VoltKosova.EventStore;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Problems;

namespace VoltKosova.Web;

/// <summary>
/// A value of an enum from the query, where both parameter and value have the names of the wire and not those of the code. Null without
/// the parameter; another word is 400.
/// </summary>
/// <param name="Value">What is named.</param>
public sealed record Named<TEnum>(TEnum Value) : IEndpointParameterMetadataProvider
    where TEnum : struct, Enum
{
    /// <summary>Reads the query.</summary>
    public static ValueTask<Named<TEnum>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(parameter);
        var asked = context.Request.Query[NameOf(parameter)];
        if (asked.Count == 0)
            return new((Named<TEnum>?)null);
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (asked is [{ } text] && text == StoredJson.NameOf(value))
                return new(new Named<TEnum>(value));
        }

        throw new ProblemException(new Problem("malformed-request", StatusCodes.Status400BadRequest)
        {
            Flaws = [new Flaw("malformed", Parameter: NameOf(parameter))],
        });
    }

    /// <summary>Tells the description of the API that the parameter is taken.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new QueryParameter(NameOf(parameter), "One of these names.", 0, typeof(TEnum)));
    }

    private static string NameOf(ParameterInfo parameter) => JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
}
