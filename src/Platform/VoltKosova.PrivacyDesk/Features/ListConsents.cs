using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>What a person has agreed to, for whoever has to prove it.</summary>
internal static class ListConsents
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("persons/{id:guid}/consents", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(ListConsents))
        .WithSummary("Read what a person has agreed to, with every line of the ledger.")
        .Answers<ConsentsShown>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Consents;
    }

    internal sealed class Handler(ConsentBook book, SamePerson same, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var lines = (await caller.Scope(PrivacyRights.Consents, cancellationToken)).Everywhere
                ? await book.Lines(await same.Of(request.Id, cancellationToken), cancellationToken)
                : [];
            return lines.Count > 0 ? Answer.Ok(ConsentsShown.Of(request.Id, lines)) : new NoSuchPerson();
        }
    }
}
