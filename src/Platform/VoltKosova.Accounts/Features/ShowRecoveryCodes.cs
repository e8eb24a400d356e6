using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>How many of my recovery codes are left; the codes themselves are shown once, when they are drawn.</summary>
internal static class ShowRecoveryCodes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/recovery-codes", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ShowRecoveryCodes))
        .WithSummary("Read how many of one's own recovery codes are left.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(int Left);

    internal sealed class Handler(Caller caller, RecoveryCodes codes) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Answer.Ok(new Body(await codes.Left(caller.AccountId!.Value, cancellationToken)));
    }
}
