using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>
/// A member goes to another Volt chapter, where they have applied or are to apply: what is known of the membership is handed over.
/// </summary>
internal static class OfferTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/transfers",
            (Guid id, Target body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.PeerId), cancellation))
        .WithName(nameof(OfferTransfer))
        .WithSummary("Offer a member to a Volt chapter of another country. The membership ends here once that chapter has accepted.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="PeerId">The partner with whom keys were exchanged.</param>
    internal sealed record Target(Guid PeerId);

    internal sealed record Request(Guid MemberId, Guid PeerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed record Body(Guid TransferId);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, PeerHashes hashes, HandOver handOver)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (await writing.Row<MemberCard>(MemberCard.Table, request.MemberId.ToString()) is not { } card
                        || !scope.Holds(card.ChapterId) || !EmailAddress.TryParse(card.Email, out var address))
                        return new NoSuchMember();
                    if (card.EndedOn is not null)
                        return new MembershipHasEnded();
                    if (await hashes.Of(request.PeerId, address, writing.Cancellation) is not { } hash)
                        return new NoSuchVoltChapter();
                    if ((await writing.Load(MembershipStreams.Members, card.Id)).State is not Member.Known member)
                        return new NoSuchMember();
                    var (paidUntil, sanctions, no) = await handOver.Of(member, Seat.DayOf(writing.Now), writing.Cancellation);
                    if (no is not null)
                        return writing.Reject(no);
                    var id = writing.NewId();
                    var terms = new TransferEvent.Offered(
                        id, request.PeerId, card.Id, card.ChapterId, hash, card.JoinedOn, card.Kind, caller.AccountId!.Value, writing.Now,
                        paidUntil, sanctions, member.Admission.PersonId);
                    return writing.Start(MembershipStreams.Transfers, id, new TransferCommand.Offer(terms)) is { } refused
                        ? refused
                        : Answer.Created($"/api/v1/membership/transfers/{id}", new Body(id), 1);
                },
                cancellationToken);
        }
    }
}

internal sealed record MembershipHasEnded() : Rejection("The membership has ended.");
