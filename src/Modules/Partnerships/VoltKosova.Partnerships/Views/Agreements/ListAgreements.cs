using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>The agreements of the caller's chapters, whatever their state.</summary>
internal static class ListAgreements
{
    private static readonly ListOf<AgreementRow> _list = new(
        PartnershipsStreams.Module,
        AgreementRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("partner_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("parent_id", FieldType.Uuid),
        new ListField("edition", FieldType.Number),
        new ListField("state"),
        new ListField("title"),
        new ListField("starts_on", FieldType.Date),
        new ListField("ends_on", FieldType.Date),
        new ListField("notice_days", FieldType.Number),
        new ListField("proposed_on", FieldType.Date, Sortable: true),
        new ListField("approved_on", FieldType.Date),
        new ListField("ours_signed_on", FieldType.Date),
        new ListField("partner_signed_on", FieldType.Date),
        new ListField("in_force_from", FieldType.Date),
        new ListField("noticed_on", FieldType.Date),
        new ListField("terminates_on", FieldType.Date),
        new ListField("ended_on", FieldType.Date),
        new ListField("ended_for"))
    {
        DefaultSort = "-proposed_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "agreements",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListAgreements))
        .WithSummary("List the agreements of one's own chapters.")
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
