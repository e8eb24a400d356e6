using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The receipts that were issued: the treasurer sees those of the chapter, a member their own.</summary>
internal static class ListReceipts
{
    internal static readonly ListOf<ReceiptRow> List = new(
        MembershipStreams.Module,
        ReceiptRow.Table,
        new("id", FieldType.Uuid),
        new("number", Sortable: true),
        new("legal_entity"),
        new("member_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("charge_id", FieldType.Uuid),
        new("payment_id", FieldType.Uuid),
        new("amount.amount", FieldType.Number),
        new("amount.currency"),
        new("paid_on", FieldType.Date),
        new("from", FieldType.Date),
        new("until", FieldType.Date),
        new("void_since", FieldType.Date),
        new("issued_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-issued_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("receipts", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListReceipts))
            .WithSummary("List the receipts that were issued in one's own chapters.")
            .AnswersList(List);
        routes.MapGet("receipts/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetReceipt")
            .WithSummary("Read a receipt of one's own chapters.")
            .Answers<ReceiptRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed record One(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            List, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeDues, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<ReceiptRow>(ReceiptRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchReceipt();
        }
    }
}
