using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VoltKosova.Web.Lists;

namespace VoltKosova.Web.OpenApi;

/// <summary>
/// Gives every schema without a limit of its own the one that holds anyway: of its format, of its type, of a page, and at last of the
/// largest body that a request may have, since nothing is stored that did not come in one.
/// </summary>
internal sealed class LimitsOfFormats(IOptions<WebOptions> options) : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var seen = new HashSet<OpenApiSchema>(ReferenceEqualityComparer.Instance);
        foreach (var (name, schema) in context.SchemaRepository.Schemas)
        {
            if (name.EndsWith("ListPage", StringComparison.Ordinal) && schema.Properties?["items"] is OpenApiSchema page)
                page.MaxItems = ListTerms.MaxLimit;
            Limit(schema, seen);
        }

        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>());
        foreach (var operation in operations)
        {
            foreach (var parameter in operation.Parameters ?? [])
                Limit(parameter.Schema, seen);
            foreach (var content in (operation.Responses ?? []).Values.SelectMany(response => response.Content?.Values ?? []))
                Limit(content.Schema, seen);
        }
    }

    private void Limit(IOpenApiSchema? any, HashSet<OpenApiSchema> seen)
    {
        if (any is not OpenApiSchema schema || !seen.Add(schema))
            return;
        if (Is(schema, JsonSchemaType.String) && schema is { Enum: null or { Count: 0 }, Const: null })
            schema.MaxLength ??= LengthOf(schema.Format);
        if (Is(schema, JsonSchemaType.Array))
            schema.MaxItems ??= (int)options.Value.MaxBodyBytes / 2;
        if (Is(schema, JsonSchemaType.Integer))
        {
            schema.Minimum ??= schema.Format == "int64" ? Text(long.MinValue) : Text(int.MinValue);
            schema.Maximum ??= schema.Format == "int64" ? Text(long.MaxValue) : Text(int.MaxValue);
        }

        foreach (var inner in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Append(schema.Items))
            Limit(inner, seen);
    }

    private int LengthOf(string? format) => format switch
    {
        "uuid" => 36,
        "date" => 10,
        "date-time" => 35,
        _ => (int)options.Value.MaxBodyBytes,
    };

    private static bool Is(OpenApiSchema schema, JsonSchemaType type) => schema.Type?.HasFlag(type) == true;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
