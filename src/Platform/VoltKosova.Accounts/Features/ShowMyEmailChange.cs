using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>How far the change of my address is.</summary>
internal static class ShowMyEmailChange
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/email-change", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ShowMyEmailChange))
        .WithSummary("Read the change of one's own e-mail address that is under way.")
        .Answers<EmailChangeShown>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Caller caller, EmailChanges changes) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await changes.Show(caller.AccountId!.Value, cancellationToken) is { } change ? Answer.Ok(change) : new EmailChangeNotFound();
    }
}
