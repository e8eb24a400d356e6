using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>My passkeys.</summary>
internal static class ListMyPasskeys
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/passkeys", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListMyPasskeys))
        .WithSummary("List one's own passkeys.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<PasskeyShown> Items);

    internal sealed class Handler(Caller caller, PasskeyTable passkeys) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Answer.Ok(new Body(await passkeys.Show(caller.AccountId!.Value, cancellationToken)));
    }
}
