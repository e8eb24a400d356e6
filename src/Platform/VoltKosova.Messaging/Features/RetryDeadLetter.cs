using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Messaging.Features;

/// <summary>Asks for a parked stream to be tried again. Asked twice it is tried once.</summary>
internal static class RetryDeadLetter
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "dead-letters/{id}/retry",
            (string id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(RetryDeadLetter))
        .WithSummary("Have a dead letter tried again, from the failed event on and in order; it is gone when all went well.")
        .Answers(StatusCodes.Status202Accepted);

    internal sealed record Request(string Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MessagingRights.Retry;
    }

    internal sealed class Handler(DeadLetters letters, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await caller.Scope(MessagingRights.Retry, cancellationToken)).Everywhere)
                return new MessagesNotAllowed();
            return DeadLetter.TryParse(request.Id, out var subscriber, out var stream)
                && await letters.Retry(subscriber, stream, cancellationToken)
                    ? Answer.Accepted()
                    : new NoSuchDeadLetter();
        }
    }
}
