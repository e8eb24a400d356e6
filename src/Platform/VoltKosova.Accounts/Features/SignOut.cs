using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Ends the session; its tokens stop working at once.</summary>
internal static class SignOut
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("sign-out", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(SignOut))
        .WithSummary("Sign out. The tokens of the session stop working at once.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Caller caller, SessionTable sessions) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await sessions.End(caller.SessionId!.Value, cancellationToken);
            return Answer.NoContent();
        }
    }
}
