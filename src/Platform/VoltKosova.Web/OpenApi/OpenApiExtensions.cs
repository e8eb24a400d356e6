using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace VoltKosova.Web.OpenApi;

/// <summary>The description of the API: <c>/openapi/v1.json</c>, read by people at <c>/swagger</c>.</summary>
internal static partial class OpenApiExtensions
{
    public static IServiceCollection AddDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen();
        services.AddOptions<SwaggerGenOptions>().Configure<IOptions<WebOptions>>((gen, web) =>
        {
            gen.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Volt Kosova",
                Version = "v1",
                Description = "Members, volunteers, campaigns, partners and chapters of Volt Kosova.",
                Contact = new OpenApiContact { Name = "Volt Kosova", Url = new Uri(web.Value.PublicUrl) },
                License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/en/") },
            });
            gen.AddServer(new OpenApiServer { Url = web.Value.PublicUrl });
            gen.AddSecurityDefinition(WaysOfOperations.Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The access token of a session. Tokens are checked as RFC 6750 and RFC 8725 advise.",
            });
            gen.SupportNonNullableReferenceTypes();
            gen.CustomSchemaIds(SchemaId);
            gen.SchemaFilter<HonestSchemas>();
            gen.OperationFilter<LimitsOfRequests>();
            gen.OperationFilter<WaysOfOperations>();
            gen.DocumentFilter<BodiesOfRequests>();
            gen.DocumentFilter<LimitsOfFormats>();
            gen.DocumentFilter<TagsOfModules>();
        });
        return services;
    }

    public static void MapDescription(this IEndpointRouteBuilder routes) =>
        routes.MapSwagger("/openapi/{documentName}.json", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1)
            .AllowAnonymous();

    public static void UseDescriptionPage(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase),
        page => page.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "swagger";
            ui.DocumentTitle = "Volt Kosova API";
            ui.SwaggerEndpoint("/openapi/v1.json", "v1");
        }));

    // A feature names its types Request and Body; the feature's own name tells them apart.
    private static string SchemaId(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(SchemaId)) + Arity().Replace(type.Name, "")
        : type.DeclaringType is { } feature ? SchemaId(feature) + type.Name : type.Name;

    [GeneratedRegex("`.*$")]
    private static partial Regex Arity();
}

/// <summary>Lists the tags that the operations use.</summary>
internal sealed class TagsOfModules : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags = context.ApiDescriptions
        .SelectMany(description => description.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>())
        .SelectMany(metadata => metadata.Tags)
        .Distinct()
        .Order(StringComparer.Ordinal)
        .Select(name => new OpenApiTag { Name = name, Description = $"What {name} does." })
        .ToHashSet();
}
