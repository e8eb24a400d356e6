using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>A check and its answer, for those who look after the other chapter.</summary>
internal static class GetCheck
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("checks/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetCheck))
        .WithSummary("Read what another Volt chapter answered; no answer yet is null.")
        .Answers<CheckRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, IVoltPeers peers) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Row<CheckRow>(CheckRow.Table, request.Id, cancellationToken) is { MemberId: null } row
                && await peers.Find(row.PeerId, cancellationToken) is { } partner && scope.Holds(partner.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchCheck();
        }
    }
}

internal sealed record NoSuchCheck() : Rejection("There is no such check.", RejectionKind.NotFound);
