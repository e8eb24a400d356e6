using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>I keep my address after all.</summary>
internal static class GiveUpEmailChange
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("me/email-change", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GiveUpEmailChange))
        .WithSummary("Give up the change of one's own e-mail address that is under way.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Caller caller, EmailChanges changes) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            await changes.GiveUp(caller.AccountId!.Value, cancellationToken);
            return Answer.NoContent();
        }
    }
}
