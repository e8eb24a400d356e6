using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Messaging.Features;

/// <summary>The streams of all modules that wait behind an event which a subscriber could not take.</summary>
internal static class ListDeadLetters
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("dead-letters", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListDeadLetters))
        .WithSummary("List what could not be delivered, and why.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => MessagingRights.See;
    }

    internal sealed record Body(IReadOnlyList<Item> Items);

    /// <param name="Id">Names subscriber and stream.</param>
    /// <param name="Source">The module whose log the stream is in.</param>
    /// <param name="Version">The place of the event in its stream; everything from here on waits.</param>
    /// <param name="Cause">The code of a refusal or the type of a failure, never its words.</param>
    internal sealed record Item(
        string Id,
        string Subscriber,
        string Source,
        Guid StreamId,
        Guid EventId,
        string EventName,
        long Version,
        string Cause,
        int Attempts,
        DateTimeOffset FailedAt,
        bool RetryAsked);

    internal sealed class Handler(DeadLetters letters, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await caller.Scope(MessagingRights.See, cancellationToken)).Everywhere
                ? Answer.Ok(new Body([.. (await letters.List(cancellationToken)).Select(Show)]))
                : new MessagesNotAllowed();

        private static Item Show(WaitingLetter waiting) => new(
            waiting.Letter.PublicId,
            waiting.Letter.Subscriber,
            waiting.Letter.Source,
            waiting.Letter.StreamId,
            waiting.Letter.EventId,
            waiting.Letter.EventName,
            waiting.Letter.Version,
            waiting.Letter.Cause,
            waiting.Letter.Attempts,
            waiting.Letter.FailedAt,
            waiting.RetryAsked);
    }
}
