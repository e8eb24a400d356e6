using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>The partners of the chapters whose partnerships the caller manages, former ones included.</summary>
internal static class ListPartners
{
    private static readonly ListOf<PartnerRow> _list = new(
        PartnershipsStreams.Module,
        PartnerRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("kind"),
        new ListField("name"),
        new ListField("country"),
        new ListField("website"),
        new ListField("state"),
        new ListField("added_on", FieldType.Date, Sortable: true),
        new ListField("ended_on", FieldType.Date))
    {
        DefaultSort = "-added_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "partners",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPartners))
        .WithSummary("List the partners of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(PartnershipsRights.Manage, cancellationToken);
            return await reader.Read(_list, request.Query, ListScope.Of(scope), cancellationToken);
        }
    }
}
