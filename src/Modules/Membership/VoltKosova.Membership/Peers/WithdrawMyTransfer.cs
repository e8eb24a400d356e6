using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>The member stays: what they asked for, or were offered with, is taken back until the other Volt chapter has accepted.</summary>
internal static class WithdrawMyTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/transfers/{id:guid}/withdrawal", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(WithdrawMyTransfer))
        .WithSummary("Stay: take back one's own transfer that the other Volt chapter has not accepted.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                    await writing.Row<TransferRow>(TransferRow.Table, request.Id.ToString())
                        is { Direction: TransferRow.Going, State: not TransferRow.Forgotten, MemberId: { } member } row
                    && mine.Contains(member)
                        ? await WithdrawTransfer.Withdraw(writing, row, caller.AccountId!.Value)
                        : new NoSuchTransfer(),
                cancellationToken);
        }
    }
}
