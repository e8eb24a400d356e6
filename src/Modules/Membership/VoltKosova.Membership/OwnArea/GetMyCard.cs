using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>The card that a member has asked for, as a PDF of the size of a bank card.</summary>
internal static class GetMyCard
{
    private const string MediaType = "application/pdf";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/memberships/{id:guid}/card", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMyCard))
        .WithSummary("Download the card of one of one's own memberships as PDF, in the member's language.")
        .AnswersFile(MediaType);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, CardDocument document, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await own.Of(caller.PersonId, cancellationToken)).Contains(request.Id)
                || await store.Row<MemberCard>(MemberCard.Table, request.Id, cancellationToken) is not { } member)
                return new NoSuchMember();
            return await store.Row<CardClaim>(MembershipStreams.CardsOf, request.Id, cancellationToken) is { CardId: var id }
                && await store.Row<PrintedCardRow>(PrintedCardRow.Table, id, cancellationToken) is { } card
                    ? Answer.File(MediaType, "card.pdf", await document.Write(card, member, cancellationToken))
                    : new NoSuchCard();
        }
    }
}
