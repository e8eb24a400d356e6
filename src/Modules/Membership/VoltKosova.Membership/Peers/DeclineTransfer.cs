using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Whom another Volt chapter offers is not taken over: it is told, and what it handed over is gone.</summary>
internal static class DeclineTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "transfers/{id:guid}/decline",
            (Guid id, Why body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason), cancellation))
        .WithName(nameof(DeclineTransfer))
        .WithSummary("Do not take over a member whom another Volt chapter offers. It is told which of three reasons there is.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Reason">What the other chapter is told.</param>
    internal sealed record Why(TransferDecline Reason);

    internal sealed record Request(Guid Id, TransferDecline Reason) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, IPersonKeys keys) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (await writing.Row<TransferRow>(TransferRow.Table, request.Id.ToString())
                        is not { Direction: TransferRow.Coming, State: not TransferRow.Forgotten } row
                        || !scope.Holds(row.ChapterId))
                        return new NoSuchTransfer();
                    var told = (await writing.Load(MembershipStreams.Transfers, row.Id)).State as Transfer.Coming;
                    var decline = new TransferCommand.Decline(row.Id, request.Reason, caller.AccountId!.Value, writing.Now);
                    if (await writing.Decide(MembershipStreams.Transfers, row.Id, decline) is { } no)
                        return no;
                    if (told?.PersonId is { } person)
                        writing.DestroyKey(person, keys);
                    return Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
