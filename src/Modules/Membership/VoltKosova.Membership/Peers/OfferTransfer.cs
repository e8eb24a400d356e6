using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>
/// A member goes to another Volt chapter, where they have applied or are to apply: what is known of the membership is handed over.
/// </summary>
internal static class OfferTransfer
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "members/{id:guid}/transfers",
                (Guid id, Target body, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body.PeerId), cancellation))
            .WithName(nameof(OfferTransfer))
            .WithSummary("Offer a member to a Volt chapter of another country. The membership ends here once that chapter has accepted.")
            .Answers<Body>(StatusCodes.Status201Created);
        routes.MapPost("transfers/{id:guid}/offer", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Asked(id), cancellation))
            .WithName("OfferRequestedTransfer")
            .WithSummary("Offer a member who has asked for it to the Volt chapter that they named.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="PeerId">The partner with whom keys were exchanged.</param>
    internal sealed record Target(Guid PeerId);

    internal sealed record Request(Guid MemberId, Guid PeerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed record Asked(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed record Body(Guid TransferId);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, TransferOffers offers) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var id = writing.NewId();
                    var (terms, no) = await offers.Of(writing, id, request.MemberId, request.PeerId, scope, caller.AccountId!.Value);
                    if (no is not null)
                        return writing.Reject(no);
                    if (await TransferOffers.Open(writing, request.MemberId, id) is { } open)
                        return open;
                    return writing.Start(MembershipStreams.Transfers, id, new TransferCommand.Offer(terms!)) is { } refused
                        ? refused
                        : Answer.Created($"/api/v1/membership/transfers/{id}", new Body(id), 1);
                },
                cancellationToken);
        }
    }

    internal sealed class AskedHandler(Store<MembershipStreams> store, Caller caller, TransferOffers offers)
        : IRequestHandler<Asked, Answer>
    {
        public async Task<Answer> Handle(Asked request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var (row, member) = await TransferOffers.Find(writing, request.Id, scope);
                    if (row is null || member is null)
                        return new NoSuchTransfer();
                    if (caller.PersonId == member.Admission.PersonId)
                        return new OwnTransfer();
                    var (terms, no) = await offers.Of(writing, row.Id, row.MemberId!.Value, row.PeerId, scope, caller.AccountId!.Value);
                    if (no is not null)
                        return writing.Reject(no);
                    return await writing.Decide(MembershipStreams.Transfers, row.Id, new TransferCommand.Offer(terms!)) is { } refused
                        ? refused
                        : Answer.NoContent();
                },
                cancellationToken);
        }
    }
}

internal sealed record MembershipHasEnded() : Rejection("The membership has ended.");
