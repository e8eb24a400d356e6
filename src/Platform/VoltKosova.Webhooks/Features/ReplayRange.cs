using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Features;

/// <summary>
/// Sends again what an endpoint missed between two instants: what was skipped and what failed, or what the caller chooses.
/// </summary>
internal static class ReplayRange
{
    private const int AtOnce = 1000;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/replay",
            (Guid id, Missed body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(ReplayRange))
        .WithSummary("Send what was skipped or failed in the last 14 days again, 1,000 events a time: ask again while more remain.")
        .Answers<Receipt>(StatusCodes.Status202Accepted);

    /// <param name="Since">From when the deliveries are, at most 14 days ago.</param>
    /// <param name="Until">Until when; until now when it is not said.</param>
    /// <param name="States">What ended so; skipped and failed when it is not said.</param>
    /// <param name="EventTypes">Only these; all when it is not said.</param>
    internal sealed record Missed(
        DateTimeOffset Since,
        DateTimeOffset? Until = null,
        IReadOnlyList<Ended>? States = null,
        IReadOnlyList<string>? EventTypes = null);

    /// <summary>How a delivery that may be sent again has ended.</summary>
    internal enum Ended
    {
        /// <summary>The endpoint has taken it.</summary>
        Delivered,

        /// <summary>Given up.</summary>
        Failed,

        /// <summary>The endpoint was disabled.</summary>
        Skipped,
    }

    internal sealed record Request(Guid Id, Missed Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Queued">How many go out again.</param>
    /// <param name="MoreRemain">Whether there are more: ask again.</param>
    internal sealed record Receipt(int Queued, bool MoreRemain);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Until).GreaterThan(request => request.Body.Since)
                .When(request => request.Body.Until is not null);
            RuleFor(request => request.Body.EventTypes!.Count).LessThanOrEqualTo(100)
                .When(request => request.Body.EventTypes is not null).OverridePropertyName("Body.EventTypes");
        }
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, EndedDeliveries deliveries) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write(writing => Replay(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Replay(Writing writing, Request request, ChapterScope scope)
        {
            var (id, body) = request;
            if (await writing.OwnEndpointOf(id, scope) is null)
                return new NoSuchEndpoint();
            if (body.Since < writing.Now - Retention.Replayable)
                return new TooOldToReplay(Retention.ReplayableDays);
            var states = body.States is { Count: > 0 } chosen ? chosen : [Ended.Skipped, Ended.Failed];
            var range = (body.Since, Until: body.Until ?? writing.Now);
            var found = await deliveries.Of(id, range, states, body.EventTypes ?? [], AtOnce + 1, writing.Cancellation);
            foreach (var row in found.Take(AtOnce))
                writing.Put(DeliveryRow.Table, row.Id.ToString(), row.Again(writing.Now));
            return Answer.Accepted(new Receipt(Math.Min(found.Count, AtOnce), found.Count > AtOnce));
        }
    }
}
