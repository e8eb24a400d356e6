using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Which withdrawals were acknowledged and which are overdue.</summary>
internal static class ListWithdrawals
{
    private static readonly ListOf<WithdrawalRow> _list = new(
        MembershipStreams.Module,
        WithdrawalRow.Table,
        new("id", FieldType.Uuid),
        new("peer_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("member_id", FieldType.Uuid),
        new("state"),
        new("acknowledge_by", FieldType.Date, Sortable: true),
        new("sent_at", FieldType.Instant))
    {
        DefaultSort = "acknowledge_by",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("sharing-withdrawals", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListWithdrawals))
        .WithSummary("List what other Volt chapters were told to forget. Sent and past acknowledge_by is overdue.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list,
            request.Query,
            ListScope.Of(await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken)),
            cancellationToken);
    }
}
