using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Where I am signed in.</summary>
internal static class ListMySessions
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/sessions", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListMySessions))
        .WithSummary("List one's own living sessions: device, network, begin and last use.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<SessionShown> Items);

    internal sealed class Handler(Caller caller, OwnSessions sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Answer.Ok(new Body(await sessions.Of(caller.AccountId!.Value, caller.SessionId, cancellationToken)));
    }
}
