using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>A member asks for a card, or takes it back; a new one takes the place of the one before.</summary>
internal static class IssueMyCard
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("me/memberships/{id:guid}/card", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, Revoke: false), cancellation))
            .WithName(nameof(IssueMyCard))
            .WithSummary("Ask for a card for one of one's own memberships. The card before it holds no more.")
            .Answers(StatusCodes.Status201Created);
        routes.MapPost("me/memberships/{id:guid}/card/revocation", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, Revoke: true), cancellation))
            .WithName("RevokeMyCard")
            .WithSummary("Say that a card of one's own holds no more, for example because it was lost.")
            .Answers(StatusCodes.Status204NoContent);
    }

    internal sealed record Request(Guid Id, bool Revoke) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await own.Of(caller.PersonId, cancellationToken)).Contains(request.Id))
                return new NoSuchMember();
            return await store.Write<Answer>(
                async writing =>
                {
                    var before = await Revoke(writing, request.Id);
                    if (request.Revoke)
                        return before ? Answer.NoContent() : new NoSuchCard();
                    if ((await writing.Load(MembershipStreams.Members, request.Id)).State is not Member.Active)
                        return new MembershipIsOver();
                    var card = new Guid(RandomNumberGenerator.GetBytes(16));
                    var today = Seat.DayOf(writing.Now);
                    writing.Start(MembershipStreams.PrintedCards, card, new PrintedCardEvent.Issued(card, request.Id, today, writing.Now));
                    writing.Put(MembershipStreams.CardsOf, request.Id.ToString(), new CardClaim(card));
                    return Answer.Created($"/api/v1/membership/me/memberships/{request.Id}/card");
                },
                cancellationToken);
        }

        private static async Task<bool> Revoke(Writing writing, Guid member)
        {
            if (await writing.Row<CardClaim>(MembershipStreams.CardsOf, member.ToString()) is not { CardId: var card })
                return false;
            await writing.Decide(
                MembershipStreams.PrintedCards, card, new PrintedCardEvent.Revoked(card, Seat.DayOf(writing.Now), writing.Now));
            writing.Delete(MembershipStreams.CardsOf, member.ToString());
            return true;
        }
    }
}
