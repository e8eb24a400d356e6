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
        new ListField("municipality"),
        new ListField("locality"),
        new ListField("state"),
        new ListField("added_on", FieldType.Date, Sortable: true),
        new ListField("ended_on", FieldType.Date),
        new ListField("diligence.checked_on", FieldType.Date),
        new ListField("diligence.recheck_on", FieldType.Date),
        new ListField("public_contract.holds", FieldType.Boolean))
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
