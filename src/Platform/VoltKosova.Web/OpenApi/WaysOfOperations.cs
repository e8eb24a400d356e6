using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using VoltKosova.EventStore;
using VoltKosova.Web.Idempotency;
using VoltKosova.Web.Limits;
using VoltKosova.Web.Lists;
using VoltKosova.Web.Problems;
using VoltKosova.Web.Requests;

namespace VoltKosova.Web.OpenApi;

/// <summary>What every operation has by convention: its problems, its headers, its security; a list's parameters.</summary>
internal sealed class WaysOfOperations(IEnumerable<StoreDefinition> stores) : IOperationFilter
{
    public const string Scheme = "bearer";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var description = context.ApiDescription;
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var audience = metadata.OfType<IAllowAnonymous>().Any() ? new Audience.Public()
            : FeatureRequest.Of(metadata) is { } request ? Audience.Of(request)
            : null;
        operation.Parameters ??= [];
        Header(operation, context, "Accept-Language", "The language of texts: sq (default), sr or en.", required: false, 100);
        var keyed = metadata.OfType<TakesRequestKey>().Any() || metadata.OfType<ModuleOf>().Any(HasStore);
        if (description.HttpMethod == HttpMethods.Post && keyed)
        {
            const string effect = "Makes a repeated request have one effect; kept for 24 hours.";
            Header(operation, context, IdempotencyKey.Header, effect, required: false, IdempotencyKey.MaxLength + 2);
        }

        var versioned = metadata.OfType<NeedsIfMatch>().Any();
        if (versioned)
            Header(operation, context, "If-Match", "The ETag that was read, for example \"3\".", required: true, 30);
        var needsReason = metadata.OfType<ReasonNeeded>().Any();
        if (needsReason || IsExport(audience, metadata))
            Header(operation, context, AuditReason.Header, "Why, percent-encoded, 3 to 200 characters: exports need it.", needsReason, 600);
        foreach (var named in metadata.OfType<QueryParameter>())
        {
            var names = named.Names is { } type ? context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository) : null;
            Query(operation, named.Name, named.Description, named.MaxLength, names);
        }

        var list = metadata.OfType<IListDeclaration>().FirstOrDefault();
        if (list is not null)
            Parameters(operation, list);
        operation.Security = audience is Audience.Public
            ? []
            : [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        List<string> needs = audience is Audience.Staff staff ? [$"Needs the right `{staff.Right.Name}`."] : [];
        if (FeatureRequest.Of(metadata) is { } dangerous && FreshProof.IsWantedBy(dangerous))
            needs.Add("Wants a fresh proof that the person is there: 403 `step-up-required` otherwise.");
        else if (IsExport(audience, metadata))
            needs.Add("As a file it wants a fresh proof that the person is there, and above the limit of persons an approval.");
        if (needs.Count > 0)
            operation.Description = string.Join(' ', needs);
        foreach (var (status, response) in operation.Responses!)
            AddHeaders(status, (OpenApiResponse)response, context.Document, Writes(description.HttpMethod, audience));
        var statuses = Statuses(
            description.HttpMethod ?? "GET", description.RelativePath ?? "", audience, versioned, operation.RequestBody is not null);
        foreach (var status in list is not { IsSynchronised: true } ? statuses : statuses.Append(StatusCodes.Status410Gone))
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), ProblemOf(status, context));
    }

    private static bool IsExport(Audience? audience, IList<object> metadata) => audience is Audience.Staff
        && metadata.OfType<IListDeclaration>().Any()
        && metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.Type is { } type && PersonalData.In(type).Count > 0);

    private bool HasStore(ModuleOf module) => stores.Any(store => store.Module == module.Name);

    private static IEnumerable<int> Statuses(string method, string path, Audience? audience, bool versioned, bool hasBody)
    {
        var changes = !HttpMethods.IsGet(method);
        (int Status, bool When)[] all =
        [
            (400, true), (401, audience is not Audience.Public), (403, audience is not Audience.Public), (
                404, path.Contains('{', StringComparison.Ordinal)),
            (406, true), (409, changes), (412, versioned), (413, hasBody), (415, hasBody), (422, changes), (428, versioned), (429, true),
            (500, true), (503, true),
        ];
        return all.Where(one => one.When).Select(one => one.Status);
    }

    // What is the same everywhere stands in the components once.
    private static OpenApiResponseReference ProblemOf(int status, OperationFilterContext context)
    {
        var name = ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);
        if (context.Document.Components?.Responses?.ContainsKey(name) != true)
        {
            var response = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [Problem.MediaType] = new OpenApiMediaType
                    {
                        Schema = context.SchemaGenerator.GenerateSchema(
                        typeof(ProblemBody), context.SchemaRepository)
                    },
                },
            };
            AddHeaders(status.ToString(CultureInfo.InvariantCulture), response, context.Document, writes: false);
            context.Document.AddComponent<IOpenApiResponse>(name, response);
        }

        return new OpenApiResponseReference(name, context.Document);
    }

    private static bool Writes(string? method, Audience? audience) => method is not null and not "GET" && audience is not Audience.Public;

    private static void AddHeaders(string status, OpenApiResponse response, OpenApiDocument document, bool writes)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        Say("RateLimit", "What is left of the policy, by the IETF's draft.");
        Say("RateLimit-Policy", "The policy that counts this request.");
        if (status is "429" or "503")
            Say("Retry-After", "Seconds until it may go better.");
        if (status is "201" or "202")
            Say("Location", "Where it can be read, where there is something to read.");
        if (status is "200" or "201" or "204")
            Say("ETag", "The version, where the thing has one.");
        if (writes && status[0] == '2')
            Say(MinPosition.Header, "Where in the log the write stands, where there was one: for min_position of a list that follows it.");

        void Say(string name, string description)
        {
            if (document.Components?.Headers?.ContainsKey(name) != true)
                document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Schema = Limited(200) });
            response.Headers[name] = new OpenApiHeaderReference(name, document);
        }
    }

    private static void Parameters(OpenApiOperation operation, IListDeclaration list)
    {
        foreach (var field in list.Attributes.Where(field => field.Filterable))
        {
            foreach (var op in ListOps.All.Where(op => ListOps.Allows(field, op)))
                Query(operation, $"filter[{field.Name}][{op}]", Meaning(field, op), 1000);
        }

        Query(operation, "sort", $"Keys in order, a minus before those that descend: {Sortable(list)}.", 200);
        Query(operation, "cursor", "Where the page before ended, from its next.", 4000);
        if (list.IsSynchronised)
        {
            const string since = "What has changed since this instant (RFC 3339); beside limit and cursor only.";
            Query(operation, "updated_since", since, 40);
        }

        if (list.Table.IsShared)
            Query(operation, MinPosition.Name, MinPosition.Parameter.Description, MinPosition.Parameter.MaxLength);
        Query(operation, "format", "json (default) or csv: all rows as a file.", 4);
        Query(operation, "count", "true: how many rows there are, exact to 10,000.", 5);
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "Rows on a page.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = "200",
                Default = ListTerms.DefaultLimit
            },
        });
    }

    private static string Meaning(ListField field, string op) => op switch
    {
        "contains" => $"Rows whose {field.Name} holds each of these words, up to ten, whatever the case, accents and script.",
        "like" => $"Rows whose {field.Name} is so, with * for anything, whatever the case, accents and script.",
        _ when field.Type is FieldType.Words => $"Rows that have it among their {field.Name}.",
        _ => $"Rows whose {field.Name} is so.",
    };

    private static string Sortable(IListDeclaration list) =>
        string.Join(", ", list.Attributes.Where(field => field.Sortable).Select(field => field.Name));

    private static void Query(OpenApiOperation operation, string name, string description, int length, IOpenApiSchema? schema = null) =>
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = description,
            Schema = schema ?? Limited(length),
        });

    private static void Header(
        OpenApiOperation operation, OperationFilterContext context, string name, string description, bool required, int length)
    {
        if (context.Document.Components?.Parameters?.ContainsKey(name) != true)
            context.Document.AddComponent<IOpenApiParameter>(name, new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Required = required,
                Schema = Limited(length),
            });
        operation.Parameters!.Add(new OpenApiParameterReference(name, context.Document));
    }

    private static OpenApiSchema Limited(int length) => new() { Type = JsonSchemaType.String, MaxLength = length };
}
