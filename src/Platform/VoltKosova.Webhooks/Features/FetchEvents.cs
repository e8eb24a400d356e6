using System.Text.Json.Nodes;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Fetching;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Features;

/// <summary>
/// The same events for those who cannot be called: as pages, from the first event on, with the rights and filters of endpoints.
/// </summary>
internal static class FetchEvents
{
    private const int Most = 200;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "events",
            (
                [FromQuery(Name = "event_types")] string? eventTypes,
                [FromQuery(Name = "chapter_id")] Guid? chapterId,
                string? chapters,
                string? cursor,
                int? limit,
                IMediator mediator,
                CancellationToken cancellation) =>
                mediator.Send(new Request(eventTypes, chapterId, chapters, cursor, limit ?? 100), cancellation))
        .WithName(nameof(FetchEvents))
        .WithSummary("Fetch events instead of receiving them. Ask again with next, at once while done is false, later when it is true.")
        .Answers<Body>(StatusCodes.Status200OK);

    /// <param name="EventTypes">Types with commas between; all when it is not said.</param>
    /// <param name="ChapterId">Only what happens in this chapter and below it.</param>
    /// <param name="Chapters">Ids with commas between: of that only what happens in these chapters and below them.</param>
    /// <param name="Cursor">Where the answer before ended; from the first event on when it is not said.</param>
    /// <param name="Limit">How many events at most.</param>
    internal sealed record Request(string? EventTypes, Guid? ChapterId, string? Chapters, string? Cursor, int Limit)
        : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Items">CloudEvents, as endpoints receive them. One module's come in order; reading again gives the same ones.</param>
    /// <param name="Next">The cursor for what follows, also when nothing has followed yet.</param>
    /// <param name="Done">Whether nothing more has happened until now.</param>
    internal sealed record Body(IReadOnlyList<JsonObject> Items, string Next, bool Done);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Limit).InclusiveBetween(1, Most);
            RuleFor(request => request.EventTypes).MaximumLength(4000);
            RuleFor(request => request.Chapters).MaximumLength(2000)
                .Must(chapters => Named(chapters).All(chapter => Guid.TryParse(chapter, out _)));
            RuleFor(request => request.Cursor).MaximumLength(4000);
        }
    }

    private static string[] Named(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal sealed class Handler(EventLog log, EventCursor cursors, EventCatalogue catalogue, IChapterTree tree, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            Guid[] chosen = [.. Named(request.Chapters).Select(Guid.Parse).Distinct().Order()];
            if ((request.ChapterId is { } own && !scope.Holds(own)) || chosen.Any(chapter => !scope.Holds(chapter)))
                return new ChapterOutOfReach();
            string[] types = [.. Named(request.EventTypes).Distinct().Order(StringComparer.Ordinal)];
            if (types.FirstOrDefault(type => catalogue.Find(type) is null) is { } unknown)
                return new EventTypeUnknown(unknown);
            if ((request.ChapterId is not null || chosen.Length > 0)
                && types.FirstOrDefault(type => !catalogue.Find(type)!.IsOfChapters) is { } deaf)
                return new EventTypeOfTheMovement(deaf);
            var filter = $"{request.ChapterId}/{string.Join(',', chosen)}/{string.Join(',', types)}";
            var after = request.Cursor is null ? new Dictionary<string, long>() : cursors.Read(filter, request.Cursor);
            var fetched = await log.Read(after, request.Limit, Wants, cancellationToken);
            return Answer.Ok(new Body(
                [.. fetched.Events.Select(found => found.Json())], cursors.Write(filter, fetched.Positions), fetched.IsEnd));

            async Task<bool> Wants(CloudEvent found) =>
                (types.Length == 0 || types.Contains(found.Type))
                && scope.Holds(CloudEvent.ChapterOf(found.Data))
                && await tree.Hears(request.ChapterId, chosen, CloudEvent.ChapterOf(found.Data), cancellationToken);
        }
    }
}
