using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>What membership costs: everybody who thinks of joining may know.</summary>
internal static class ListDuesPlans
{
    private static readonly ListOf<DuesPlanRow> _list = new(
        MembershipStreams.Module,
        DuesPlanRow.Table,
        new("id", FieldType.Uuid),
        new("legal_entity"),
        new("kind"),
        new("country"),
        new("income_band"),
        new("amount.amount", FieldType.Number),
        new("amount.currency"),
        new("period"),
        new("valid_from", FieldType.Date, Sortable: true),
        new("valid_to", FieldType.Date),
        new("due_days", FieldType.Number),
        new("source"))
    {
        DefaultSort = "-valid_from",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("dues-plans", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListDuesPlans))
            .WithSummary("List what membership costs, of old and to come.")
            .AnswersList(_list);
        routes.MapGet("dues-plans/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetDuesPlan")
            .WithSummary("Read a plan of dues.")
            .Answers<DuesPlanRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed record One(Guid Id) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader lists) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await lists.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken) =>
            await store.Row<DuesPlanRow>(DuesPlanRow.Table, request.Id, cancellationToken) is { } row
                ? Answer.Ok(row, row.Version)
                : new NoSuchDuesPlan();
    }
}
