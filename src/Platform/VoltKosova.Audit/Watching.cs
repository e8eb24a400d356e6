using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Web.Problems;

namespace VoltKosova.Audit;

/// <summary>
/// Watches every request and keeps what <see cref="Watch"/> says of it, before the first byte of its answer leaves. When the entry cannot
/// be kept nothing is shown; an act that was done by then is not acknowledged.
/// </summary>
internal sealed partial class Watching(RequestDelegate next, Trail trail, IdSource ids, TimeProvider clock, ILogger<Watching> log)
{
    private const string NotForYou = "/staff/not-for-you";

    public async Task InvokeAsync(HttpContext context, Caller caller, Witness witness)
    {
        var watch = Watch.Of(context.GetEndpoint(), context.Request.Method);
        if (watch.Kept == Kept.Nothing)
        {
            await next(context);
            return;
        }

        witness.Watch((sighting, cancellation) => Wanted(watch, context)
            ? trail.Keep(Entry(watch, context, caller, witness, sighting), cancellation)
            : Task.CompletedTask);
        context.Response.OnStarting(() => TellAtLast(context, witness));
        await (LacksReason(context, caller)
            ? new Problem("reason-required", StatusCodes.Status422UnprocessableEntity).ExecuteAsync(context)
            : next(context));
        // Where nothing was sent, because the caller has gone, the act was done all the same.
        await witness.Tell(CancellationToken.None);
    }

    // Whoever answers has told before, and failed with that. What is left is a problem, which shows nothing: of a store that is away this
    // cannot be kept either, and must be said all the same.
    private async Task TellAtLast(HttpContext context, Witness witness)
    {
        try
        {
            await witness.Tell(CancellationToken.None);
        }
        catch (Exception failure) when (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            NotKept(log, context.Response.StatusCode, failure.GetType().Name);
        }
    }

    private static bool LacksReason(HttpContext context, Caller caller) =>
        Disclosure.Of(context.GetEndpoint()) is { } disclosure
        && AuditReason.IsNeeded(context.Request, disclosure)
        && (disclosure.Right is null ? caller.IsSignedIn : caller.Has(disclosure.Right))
        && AuditReason.Of(context.Request) is null;

    private static bool Wanted(Watch watch, HttpContext context) => watch.Kept switch
    {
        Kept.Everything => true,
        Kept.Refusals => context.Response.StatusCode >= 400,
        _ => OutcomeOf(context) == EntryOutcome.Denied,
    };

    // Whoever shows nothing at all is nobody yet, and the whole world may ask for nothing.
    private static EntryOutcome OutcomeOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized when context.Request.Headers.Authorization.Count == 0 => EntryOutcome.Refused,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => EntryOutcome.Denied,
        StatusCodes.Status302Found when context.Response.Headers.Location == NotForYou => EntryOutcome.Denied,
        < 400 => EntryOutcome.Done,
        < 500 => EntryOutcome.Refused,
        _ => EntryOutcome.Failed,
    };

    private Entry Entry(Watch watch, HttpContext context, Caller caller, Witness witness, Sighting sighting) => new(
        ids.Next(),
        clock.GetUtcNow(),
        watch.Operation,
        WayOf(watch, context.Request),
        OutcomeOf(context),
        context.Response.StatusCode,
        caller.AccountId ?? witness.Account,
        caller.SessionId,
        CoarseNetwork.Of(context.Connection.RemoteIpAddress),
        [
            .. context.Request.RouteValues.Values.Select(value => Guid.TryParse(value?.ToString(), out var id) ? id : (Guid?)null)
                .OfType<Guid>(),
        ],
        sighting.Persons,
        sighting.Records,
        [.. context.Request.Query.Keys.Where(name => name.StartsWith("filter[", StringComparison.Ordinal) && name.Length <= 60)],
        AuditReason.Of(context.Request) ?? witness.Reason,
        Activity.Current?.TraceId.ToString(),
        caller.ChaptersOf(Disclosure.Of(context.GetEndpoint())?.Right));

    private static EntryWay WayOf(Watch watch, HttpRequest request) => (watch.IsPage, HttpMethods.IsPost(request.Method)) switch
    {
        (true, true) => EntryWay.Press,
        (true, false) => EntryWay.Page,
        _ => AuditReason.IsExport(request) ? EntryWay.Csv : EntryWay.Api,
    };

    [LoggerMessage(LogLevel.Error, "The trail lacks a request that was answered {Status}: {Kind}")]
    private static partial void NotKept(ILogger log, int status, string kind);
}
