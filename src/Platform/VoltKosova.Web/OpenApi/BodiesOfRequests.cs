using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VoltKosova.Web.OpenApi;

/// <summary>In bodies of requests only that is required which cannot be null and has no default.</summary>
internal sealed class BodiesOfRequests : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var bodies = context.ApiDescriptions.SelectMany(description => description.ParameterDescriptions)
            .Where(parameter => parameter.Source == BindingSource.Body && parameter.Type is not null)
            .Select(parameter => parameter.Type);
        foreach (var type in Reached(bodies))
        {
            if (context.SchemaRepository.TryLookupByType(type, out var reference)
                && context.SchemaRepository.Schemas[reference.Reference.Id!] is OpenApiSchema { Properties.Count: > 0 } schema)
                schema.Required = HonestSchemas.RequiredInRequests(type);
        }
    }

    private static HashSet<Type> Reached(IEnumerable<Type> roots)
    {
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>(roots);
        while (waiting.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (!seen.Add(type))
                continue;
            var info = ApiJson.Options.GetTypeInfo(type);
            if (info.ElementType is { } element)
                waiting.Enqueue(element);
            foreach (var property in info.Kind == JsonTypeInfoKind.Object ? info.Properties : [])
                waiting.Enqueue(property.PropertyType);
        }

        return seen;
    }
}
