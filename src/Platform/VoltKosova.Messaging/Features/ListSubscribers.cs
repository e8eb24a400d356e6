using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Messaging.Features;

/// <summary>Every subscriber of every module, how far it is and who acts.</summary>
internal static class ListSubscribers
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("subscribers", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListSubscribers))
        .WithSummary("List who reads the logs, how far behind each is, and on which host it acts.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => MessagingRights.See;
    }

    internal sealed record Body(IReadOnlyList<SubscriberShown> Items);

    internal sealed class Handler(SubscriberBoard board, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await caller.Scope(MessagingRights.See, cancellationToken)).Everywhere
                ? Answer.Ok(new Body(await board.Read(cancellationToken)))
                : new MessagesNotAllowed();
    }
}
