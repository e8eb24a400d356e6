using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VoltKosova.Web.OpenApi;

/// <summary>
/// Makes the schemas say what the wire has: in answers every property is there, and what may be null says so, also when it is an object.
/// </summary>
internal sealed class HonestSchemas : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } described
            || ApiJson.Options.GetTypeInfo(context.Type) is not { Kind: JsonTypeInfoKind.Object } type)
            return;
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties.Where(property => described.Properties.ContainsKey(property.Name)))
        {
            if (property.AttributeProvider is PropertyInfo declared && nullability.Create(declared).ReadState == NullabilityState.Nullable
                && described.Properties[property.Name] is OpenApiSchemaReference reference)
                described.Properties[property.Name] =
                    new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] };
        }

        described.Required = type.Properties.Where(IsAlwaysWritten).Select(property => property.Name).ToHashSet();
    }

    /// <summary>The names of the properties that a request must send.</summary>
    public static ISet<string> RequiredInRequests(Type type) =>
        ApiJson.Options.GetTypeInfo(type).Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet();

    private static bool IsAlwaysWritten(JsonPropertyInfo property) => property.ShouldSerialize is null;
}
