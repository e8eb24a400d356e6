using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>Which requests to an endpoint are kept.</summary>
internal enum Kept
{
    /// <summary>None: it is not ours to watch.</summary>
    Nothing,

    /// <summary>Those of people who are turned away.</summary>
    Denials,

    /// <summary>Those that are turned away or refused.</summary>
    Refusals,

    /// <summary>All.</summary>
    Everything,
}

/// <summary>
/// What the trail keeps of an endpoint, read from the endpoint itself: every read of staff whose answer is about persons, every act of
/// staff, every act on accounts and sessions, every staff page and every button on one; of all else the denials.
/// </summary>
internal sealed record Watch(string Operation, Kept Kept, bool IsPage)
{
    private const string Accounts = "/api/v1/access/";
    private const string Refresh = Accounts + "refresh";

    private static readonly ConditionalWeakTable<Endpoint, ConcurrentDictionary<string, Watch>> _known = [];

    public static Watch Of(Endpoint? endpoint, string method) => endpoint is null
        ? Read(endpoint, method)
        : _known.GetOrCreateValue(endpoint).GetOrAdd(method, static (of, at) => Read(at, of), endpoint);

    private static Watch Read(Endpoint? endpoint, string method) => endpoint switch
    {
        RouteEndpoint page when page.Metadata.GetMetadata<PageActionDescriptor>() is not null =>
            new("/" + page.RoutePattern.RawText?.Trim('/'), OfPage(page, method), true),
        RouteEndpoint route when Disclosure.Of(route) is { } disclosure => new(disclosure.Operation, OfFeature(disclosure), false),
        RouteEndpoint place when place.Metadata.GetMetadata<ForStaff>() is { } staff =>
            new(staff.Operation, staff.IsPress ? Kept.Everything : Kept.Denials, true),
        RouteEndpoint { RoutePattern.RawText: { } path } other when path.TrimStart('/').StartsWith("staff", StringComparison.Ordinal) =>
            new("/" + path.Trim('/'), OfOther(other), true),
        _ => new("", Kept.Nothing, false),
    };

    private static Kept OfPage(RouteEndpoint page, string method) =>
        HttpMethods.IsPost(method) || page.Metadata.GetMetadata<IAllowAnonymous>() is null ? Kept.Everything : Kept.Nothing;

    // The little that script asks and that shows no person, such as how far a run is, is asked every second.
    private static Kept OfOther(RouteEndpoint other) =>
        other.IsWatchedAlways() ? Kept.Everything
        : other.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Kept.Nothing
        : Disclosure.ShowsPersons(other) ? Kept.Everything
        : Kept.Denials;

    private static Kept OfFeature(Disclosure disclosure) => disclosure switch
    {
        { IsRead: true, Right: not null, IsPersonal: true } => Kept.Everything,
        { IsRead: true } => Kept.Denials,
        { Right: not null } => Kept.Everything,
        { Path: Refresh } => Kept.Refusals,
        _ when disclosure.Path.StartsWith(Accounts, StringComparison.Ordinal) => Kept.Everything,
        _ => Kept.Denials,
    };
}
