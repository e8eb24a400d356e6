using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Peers;

/// <summary>Who goes to other Volt chapters and who comes from them.</summary>
internal static class ListTransfers
{
    internal static readonly ListOf<TransferRow> List = new(
        MembershipStreams.Module,
        TransferRow.Table,
        new("id", FieldType.Uuid),
        new("peer_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("direction"),
        new("state"),
        new("member_id", FieldType.Uuid),
        new("joined_on", FieldType.Date),
        new("kind"),
        new("begun_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-begun_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("transfers", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListTransfers))
        .WithSummary("List the transfers to and from other Volt chapters.")
        .AnswersList(List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            List,
            request.Query,
            ListScope.Of(await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken)),
            cancellationToken);
    }
}
