using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Signs me out everywhere but here.</summary>
internal static class EndMyOtherSessions
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("me/sessions", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(EndMyOtherSessions))
        .WithSummary("End all of one's own sessions but this one.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Caller caller, OwnSessions sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await sessions.EndAll(caller.AccountId!.Value, caller.SessionId, cancellationToken);
            return Answer.NoContent();
        }
    }
}
