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

/// <summary>A member, or a former one, no longer agrees that another Volt chapter keeps what it was told: it is told to forget.</summary>
internal static class WithdrawSharing
{
    /// <summary>How long the other chapter has to acknowledge.</summary>
    private const int DaysToAcknowledge = 7;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/sharing-withdrawals",
            (Guid id, Target body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.PeerId), cancellation))
        .WithName(nameof(WithdrawSharing))
        .WithSummary("Tell a Volt chapter of another country to forget what it was told about a member. Its acknowledgement is awaited.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="PeerId">Who is to forget.</param>
    internal sealed record Target(Guid PeerId);

    internal sealed record Request(Guid MemberId, Guid PeerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed record Body(Guid WithdrawalId, DateOnly AcknowledgeBy);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, PeerHashes hashes) : IRequestHandler<Request, Answer>
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
                    if (await hashes.Of(request.PeerId, address, writing.Cancellation) is not { } hash)
                        return new NoSuchVoltChapter();
                    var (id, by) = (writing.NewId(), Seat.DayOf(writing.Now).AddDays(DaysToAcknowledge));
                    var sent = new WithdrawalEvent.Sent(
                        id, request.PeerId, card.Id, card.ChapterId, hash, by, caller.AccountId!.Value, writing.Now);
                    return writing.Start(MembershipStreams.Withdrawals, id, sent) is { } no
                        ? no
                        : Answer.Created($"/api/v1/membership/sharing-withdrawals/{id}", new Body(id, by));
                },
                cancellationToken);
        }
    }
}
