using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>All erasures and holds. Overdue is what is erased, not acknowledged, and past its day.</summary>
internal static class ListErasures
{
    private static readonly ListOf<ErasureRow> _list = new(
        PrivacyStreams.Module,
        ErasureRow.Table,
        new("id", FieldType.Uuid),
        new("state"),
        new("touched_at", FieldType.Instant, Sortable: true),
        new("requested_at", FieldType.Instant),
        new("on_own_wish", FieldType.Boolean),
        new("erased_at", FieldType.Instant),
        new("acknowledge_by", FieldType.Date),
        new("acknowledged_at", FieldType.Instant))
    {
        DefaultSort = "-touched_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("erasures", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListErasures))
        .WithSummary("List erasures and holds. Overdue: filter[state][eq]=erased with filter[acknowledge_by][lt] of today.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Erase;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        // A person belongs to no chapter here: whoever has the right for a chapter alone sees none.
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list,
            request.Query,
            (await caller.Scope(PrivacyRights.Erase, cancellationToken)).Everywhere ? ListScope.Public : ListScope.Where("id"),
            cancellationToken);
    }
}
