using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>The people at the partners of the caller's chapters, former ones included.</summary>
internal static class ListContacts
{
    private static readonly ListOf<ContactRow> _list = new(
        PartnershipsStreams.Module,
        ContactRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("partner_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("role"),
        new ListField("name"),
        new ListField("email", Filterable: false),
        new ListField("phone", Filterable: false),
        new ListField("since", FieldType.Date, Sortable: true),
        new ListField("until", FieldType.Date))
    {
        DefaultSort = "-since",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "contacts",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListContacts))
        .WithSummary("List the contacts at the partners of one's own chapters.")
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
