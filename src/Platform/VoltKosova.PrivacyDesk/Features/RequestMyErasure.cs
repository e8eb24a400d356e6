using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>
/// Somebody wants to be forgotten. At once, unless the law wants something kept: then the answer says what, why and until when.
/// </summary>
internal static class RequestMyErasure
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/erasure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(RequestMyErasure))
        .WithSummary("Ask to be forgotten. It cannot be taken back: membership, account and everything personal end with it.")
        .Answers<ErasureShown>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn, IDangerous;

    internal sealed class Handler(Asking asking, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            caller.PersonId is { } person ? await asking.ToForget(person, onOwnWish: true, cancellationToken) : new NoPersonBehindAccount();
    }
}
