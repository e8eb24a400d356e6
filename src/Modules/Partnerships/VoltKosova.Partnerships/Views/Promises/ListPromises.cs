using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>What both sides have promised, the next due first: <c>filter[state][eq]=open&amp;filter[due_on][lte]=…</c>.</summary>
internal static class ListPromises
{
    private static readonly ListOf<PromiseRow> _list = new(
        PartnershipsStreams.Module,
        PromiseRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("agreement_id", FieldType.Uuid),
        new ListField("partner_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("side"),
        new ListField("what"),
        new ListField("due_on", FieldType.Date, Sortable: true),
        new ListField("state"),
        new ListField("fulfilled_on", FieldType.Date),
        new ListField("evidence", Filterable: false))
    {
        DefaultSort = "due_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "promises",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPromises))
        .WithSummary("List what both sides of one's own chapters' agreements have promised.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.See;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.See, cancellationToken);
            return await reader.Read(_list, request.Query, ListScope.Of(scope), cancellationToken);
        }
    }
}
