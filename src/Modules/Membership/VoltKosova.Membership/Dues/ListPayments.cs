using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The payments into the accounts of the chapters that the caller looks after.</summary>
internal static class ListPayments
{
    private static readonly ListOf<PaymentRow> _list = new(
        MembershipStreams.Module,
        PaymentRow.Table,
        new("id", FieldType.Uuid),
        new("legal_entity"),
        new("chapter_id", FieldType.Uuid),
        new("amount.amount", FieldType.Number),
        new("left.amount", FieldType.Number),
        new("amount.currency"),
        new("state"),
        new("received_on", FieldType.Date, Sortable: true),
        new("source"),
        new("reference"),
        new("bank_reference"),
        new("payer_name"),
        new("payer_text"))
    {
        DefaultSort = "-received_on",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("payments", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListPayments))
            .WithSummary(
                "List the payments of one's own chapters. Those that wait to be allocated have the state unmatched; what each may be for, "
                + "its proposals tell. Those with the state credit have something left that the member's next charge takes.")
            .AnswersList(_list);
        routes.MapGet("payments/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetPayment")
            .WithSummary("Read a payment of one's own chapters.")
            .Answers<PaymentRow>();
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
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeDues, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<PaymentRow>(PaymentRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchPayment();
        }
    }
}
