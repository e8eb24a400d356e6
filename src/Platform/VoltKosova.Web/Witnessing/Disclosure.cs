using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web.Requests;

namespace VoltKosova.Web;

/// <summary>
/// What an endpoint of the API shows and to whom, read from its own declaration: the audience of its request and the types of its answers.
/// So whatever asks here (the audit trail, the answer to "who can see me", the tests of rights) knows a new endpoint on its first day.
/// </summary>
/// <param name="Operation">Its name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The pattern of its route, with a slash before it.</param>
/// <param name="IsPublic">Anybody may ask.</param>
/// <param name="Right">What staff need; null when it is for the public, or for the signed-in about themselves.</param>
/// <param name="PersonalFields">What its answers say about persons.</param>
/// <param name="IsDeclared">Whether it says what it answers at all.</param>
/// <param name="List">Where the rows come from, when it is a list.</param>
/// <param name="NeedsReason">Whether every request has to say why.</param>
public sealed record Disclosure(
    string Operation,
    string Method,
    string Path,
    bool IsPublic,
    Right? Right,
    IReadOnlyList<string> PersonalFields,
    bool IsDeclared,
    ListSource? List,
    bool NeedsReason)
{
    private static readonly ConditionalWeakTable<Endpoint, StrongBox<Disclosure?>> _known = [];

    /// <summary>Whether it does harm in the wrong hands, and so may want a fresh proof that the person is there.</summary>
    public bool IsDangerous { get; private init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => HttpMethods.IsGet(Method) || HttpMethods.IsHead(Method);

    /// <summary>
    /// Whether its answers are about persons. What does not say what it answers counts as if it were: too much is kept rather than too
    /// little.
    /// </summary>
    public bool IsPersonal => PersonalFields.Count > 0 || (IsRead && !IsDeclared);

    /// <summary>What an endpoint declares; null when it is no feature of the API.</summary>
    public static Disclosure? Of(Endpoint? endpoint) => endpoint is null ? null : _known.GetValue(endpoint, Read).Value;

    /// <summary>The same question about an endpoint that is no feature, such as one behind a staff page's script.</summary>
    public static bool ShowsPersons(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var types = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300).Select(answer => answer.Type).OfType<Type>().ToList();
        return types.Count == 0 || types.Any(type => PersonalData.In(type).Count > 0);
    }

    private static StrongBox<Disclosure?> Read(Endpoint endpoint) => new(
        endpoint is RouteEndpoint route && FeatureRequest.Of(route.Metadata) is { } request && Audience.Of(request) is { } audience
            ? Read(route, audience) with { IsDangerous = FreshProof.IsWantedBy(request) }
            : null);

    private static Disclosure Read(RouteEndpoint route, Audience audience)
    {
        var metadata = route.Metadata;
        var answers = metadata.OfType<IProducesResponseTypeMetadata>().Where(answer => answer.StatusCode is >= 200 and < 300).ToList();
        var types = answers.Select(answer => answer.Type).OfType<Type>().Where(type => type != typeof(void)).ToList();
        return new Disclosure(
            metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? route.RoutePattern.RawText ?? "",
            metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var method, ..] ? method : HttpMethods.Get,
            "/" + route.RoutePattern.RawText!.Trim('/'),
            audience is Audience.Public,
            (audience as Audience.Staff)?.Right,
            [.. types.SelectMany(PersonalData.In).Distinct().Order(StringComparer.Ordinal)],
            types.Count > 0 || answers.Any(answer => answer.StatusCode == StatusCodes.Status204NoContent),
            metadata.GetMetadata<IListDeclaration>() is { } list ? new ListSource(list.Module, list.Table.TableName) : null,
            metadata.GetMetadata<ReasonNeeded>() is not null);
    }
}

/// <summary>The table that a list reads.</summary>
/// <param name="Schema">The module's schema.</param>
/// <param name="Table">The table's name in the database.</param>
public sealed record ListSource(string Schema, string Table);

internal sealed record ReasonNeeded;

/// <summary>
/// Declares that every request to an endpoint stands in the audit trail, whoever it is open to: a sign-in that is a page.
/// </summary>
public static class WatchedAlwaysExtensions
{
    /// <summary>Declares it.</summary>
    public static TBuilder WatchedAlways<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Watched());

    /// <summary>Whether it is declared.</summary>
    public static bool IsWatchedAlways(this Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Metadata.GetMetadata<Watched>() is not null;
    }

    private sealed record Watched;
}

/// <summary>The header that says why.</summary>
public static class AuditReason
{
    /// <summary>Its name.</summary>
    public const string Header = "Audit-Reason";

    /// <summary>The longest that it may be.</summary>
    public const int MaxLength = 200;

    /// <summary>Every request to the endpoint says why, in the header: for exports and for acts on many people.</summary>
    public static TBuilder NeedsReason<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ReasonNeeded());

    /// <summary>What the request says; null when it says nothing that can be kept.</summary>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = Uri.UnescapeDataString(request.Headers[Header].ToString()).Trim();
        return text.Length is >= 3 and <= MaxLength && !text.Any(char.IsControl) ? text : null;
    }

    /// <summary>Whether a request wants a list as a file.</summary>
    public static bool IsExport(HttpRequest request) => ListQuery.AsksForCsv(request);

    /// <summary>
    /// Whether this request has to say why: it asks for all rows about persons as a file, or the endpoint always wants it.
    /// </summary>
    public static bool IsNeeded(HttpRequest request, Disclosure disclosure)
    {
        ArgumentNullException.ThrowIfNull(disclosure);
        return disclosure.NeedsReason
            || (disclosure is { Right: not null, IsPersonal: true, List: not null } && ListQuery.AsksForCsv(request));
    }
}
