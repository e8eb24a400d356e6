using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Which sanctions go along with a member: for those who see cases, and nobody else of the officers.</summary>
internal static class GetTransferSanctions
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("transfers/{id:guid}/sanctions", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetTransferSanctions))
        .WithSummary("Read which sanctions run for a member who goes to another Volt chapter or comes from it, by kind and last day.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeIntegrityCases;
    }

    /// <param name="Sanctions">Empty for none; absent where the other chapter does not say, or it is forgotten.</param>
    internal sealed record Body(IReadOnlyList<Sanction>? Sanctions);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeIntegrityCases, cancellationToken);
            var transfer = (await store.Read(MembershipStreams.Transfers, request.Id, cancellationToken)).State;
            return scope.Everywhere && transfer is not Transfer.Unknown
                ? Answer.Ok(new Body(transfer.Sanctions ?? await OfMember(request.Id, cancellationToken)))
                : new NoSuchTransfer();
        }

        /// <summary>Whoever was taken over has them: they are forgotten with the member.</summary>
        private async Task<IReadOnlyList<Sanction>?> OfMember(Guid transfer, CancellationToken cancellation) =>
            await store.Row<TransferRow>(TransferRow.Table, transfer, cancellation) is
            { Direction: TransferRow.Coming, State: not TransferRow.Forgotten, MemberId: { } id }
            && (await store.Read(MembershipStreams.Members, id, cancellation)).State is Member.Known member
                ? member.Timeline.Facts.OfType<MemberEvent.HandedOver>().FirstOrDefault(fact => fact.TransferId == transfer)?.Sanctions
                : null;
    }
}
