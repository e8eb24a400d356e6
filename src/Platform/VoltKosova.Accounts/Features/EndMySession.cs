using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Signs me out somewhere else, or here.</summary>
internal static class EndMySession
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete(
            "me/sessions/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(EndMySession))
        .WithSummary("End one of one's own sessions. Its tokens stop working at once.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Caller caller, OwnSessions sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await sessions.End(caller.AccountId!.Value, request.Id, cancellationToken) ? Answer.NoContent() : new SessionNotFound();
    }
}
