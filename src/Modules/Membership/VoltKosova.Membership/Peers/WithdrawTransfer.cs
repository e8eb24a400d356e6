using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>An officer takes back what the other Volt chapter has not accepted.</summary>
internal static class WithdrawTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("transfers/{id:guid}/withdrawal", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(WithdrawTransfer))
        .WithSummary("Take back the offer of a member that the other Volt chapter has not accepted.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var (row, _) = await TransferOffers.Find(writing, request.Id, scope);
                    return row is null ? new NoSuchTransfer() : await Withdraw(writing, row, caller.AccountId!.Value);
                },
                cancellationToken);
        }
    }

    /// <summary>The same for an officer and for the member.</summary>
    internal static async Task<Answer> Withdraw(Writing writing, TransferRow row, Guid by)
    {
        if (await writing.Decide(MembershipStreams.Transfers, row.Id, new TransferCommand.Withdraw(row.Id, by, writing.Now)) is { } no)
            return no;
        await TransferOffers.Close(writing, row.MemberId!.Value, row.Id);
        return Answer.NoContent();
    }
}
