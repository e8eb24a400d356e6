using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>What one has agreed to, and every line that was written about it.</summary>
internal static class ListMyConsents
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/consents", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListMyConsents))
        .WithSummary("Read what one has agreed to: purpose, channel, text, proof, basis; and everything that was noted about it.")
        .Answers<ConsentsShown>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ConsentBook book, SamePerson same, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => caller.PersonId is { } person
            ? Answer.Ok(ConsentsShown.Of(person, await book.Lines(await same.Of(person, cancellationToken), cancellationToken)))
            : new NoPersonBehindAccount();
    }
}
