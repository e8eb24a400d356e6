using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VoltKosova.Web.Requests;

namespace VoltKosova.Web.OpenApi;

/// <summary>
/// Tells in the description what the validator of a request demands: lengths, sizes and ranges of its body and its parameters. A schema
/// that several requests share has the widest of their limits.
/// </summary>
internal sealed class LimitsOfRequests(IServiceScopeFactory scopes) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (FeatureRequest.Of(context.ApiDescription.ActionDescriptor.EndpointMetadata) is not { } request)
            return;
        LimitFile(operation, context.ApiDescription.ActionDescriptor.EndpointMetadata);
        using var scope = scopes.CreateScope();
        var rules = scope.ServiceProvider.GetServices(typeof(IValidator<>).MakeGenericType(request)).Cast<IValidator>()
            .SelectMany(LimitRule.Of);
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        var prefix = body is null || body == request ? [] : PrefixOf(request, body);
        foreach (var rule in rules)
        {
            if (body is not null && rule.Path.Take(prefix.Length).SequenceEqual(prefix)
                && context.SchemaRepository.TryLookupByType(body, out var root)
                    && Find(root, [.. rule.Path.Skip(prefix.Length)], context) is { } limited)
                rule.Limit(limited);
            else if (rule.Path is [var name]
                && operation.Parameters?.FirstOrDefault(parameter => parameter.Name == name)?.Schema is OpenApiSchema parameter)
                rule.Limit(parameter);
        }
    }

    private static void LimitFile(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<TakesFile>().FirstOrDefault() is null)
            return;
        var most = metadata.OfType<IRequestSizeLimitMetadata>().Last().MaxRequestBodySize;
        foreach (var schema in operation.RequestBody!.Content!.Values.Select(content => content.Schema).OfType<OpenApiSchema>())
            schema.MaxLength = (int?)most;
    }

    // The request holds the body whole, or its fields.
    private static string[] PrefixOf(Type request, Type body) =>
        request.GetProperties().FirstOrDefault(property => property.PropertyType == body) is { } holder
            ? [JsonNamingPolicy.SnakeCaseLower.ConvertName(holder.Name)]
            : [];

    private static OpenApiSchema? Find(IOpenApiSchema? from, ReadOnlySpan<string> path, OperationFilterContext context)
    {
        var schema = Open(from, context);
        return path is [] ? schema
            : path[0] == LimitRule.Element ? Find(schema?.Items, path[1..], context)
            : Find(schema?.Properties?.TryGetValue(path[0], out var next) == true ? next : null, path[1..], context);
    }

    private static OpenApiSchema? Open(IOpenApiSchema? schema, OperationFilterContext context) => schema switch
    {
        OpenApiSchemaReference reference => context.SchemaRepository.Schemas[reference.Reference.Id!] as OpenApiSchema,
        OpenApiSchema { OneOf: { Count: > 0 } choices } => Open(choices.OfType<OpenApiSchemaReference>().FirstOrDefault(), context),
        _ => schema as OpenApiSchema,
    };
}

/// <summary>One rule of a validator about one place in the request.</summary>
internal sealed record LimitRule(string[] Path, IPropertyValidator Validator)
{
    public const string Element = "[]";

    public static IEnumerable<LimitRule> Of(IValidator validator) =>
        from rule in validator.CreateDescriptor().Rules
        from component in rule.Components
        from found in Of(PathOf(rule), component.Validator)
        select found;

    /// <summary>Writes the rule into the schema, unless a wider one stands there.</summary>
    public void Limit(OpenApiSchema schema)
    {
        var isList = schema.Type?.HasFlag(JsonSchemaType.Array) == true;
        var isText = schema.Type?.HasFlag(JsonSchemaType.String) == true;
        switch (Validator)
        {
            case ILengthValidator length when isText:
                schema.MaxLength = length.Max > 0 ? Math.Max(length.Max, schema.MaxLength ?? 0) : schema.MaxLength;
                schema.MinLength = length.Min > 0 ? Math.Min(length.Min, schema.MinLength ?? length.Min) : schema.MinLength;
                break;
            case INotEmptyValidator when isText && schema.Format is null && schema.Enum is not { Count: > 0 }:
                schema.MinLength ??= 1;
                break;
            case INotEmptyValidator when isList:
                schema.MinItems ??= 1;
                break;
            case IComparisonValidator { Comparison: Comparison.LessThanOrEqual, ValueToCompare: int most } when isList:
                schema.MaxItems = most;
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThan, ValueToCompare: int below } when !isList:
                schema.Minimum = Text(below + 1);
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThanOrEqual, ValueToCompare: int least } when !isList:
                schema.Minimum = Text(least);
                break;
            case IComparisonValidator { Comparison: Comparison.LessThanOrEqual, ValueToCompare: int most } when !isList:
                schema.Maximum = Text(most);
                break;
            case IBetweenValidator { From: int from, To: int to }:
                (schema.Minimum, schema.Maximum) = (Text(from), Text(to));
                break;
        }
    }

    private static IEnumerable<LimitRule> Of(string[] path, IPropertyValidator validator) => validator is IChildValidatorAdaptor child
        ? Inside(child).SelectMany(Of).Select(rule => rule with { Path = [.. path, .. rule.Path] })
        : [new LimitRule(path, validator)];

    // The adaptor tells its validator only to a context of its host's type, which nothing but reflection knows here.
    private static IEnumerable<IValidator> Inside(IChildValidatorAdaptor child)
    {
        var adaptor = child.GetType();
        while (adaptor is not null && (!adaptor.IsGenericType || adaptor.GetGenericTypeDefinition() != typeof(ChildValidatorAdaptor<,>)))
            adaptor = adaptor.BaseType;
        if (adaptor is null)
            return [];
        var context = Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(adaptor.GetGenericArguments()[0]), [null]);
        return adaptor.GetMethod(nameof(ChildValidatorAdaptor<,>.GetValidator))!.Invoke(child, [context, null]) is IValidator validator
            ? [validator]
            : [];
    }

    private static string[] PathOf(IValidationRule rule)
    {
        var names = (rule.PropertyName ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries);
        var path = names.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
        var isEach = rule.GetType().GetInterfaces()
            .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));
        return isEach ? [.. path, Element] : [.. path];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
