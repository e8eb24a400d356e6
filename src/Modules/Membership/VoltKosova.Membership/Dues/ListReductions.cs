using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>Who pays less: the treasurer sees it of the chapter, a member of themselves.</summary>
internal static class ListReductions
{
    internal static readonly ListOf<DuesReductionRow> List = new(
        MembershipStreams.Module,
        DuesReductionRow.Table,
        new("id", FieldType.Uuid),
        new("member_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("reason"),
        new("percent", FieldType.Number),
        new("from", FieldType.Date),
        new("until", FieldType.Date),
        new("granted_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-granted_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("dues-reductions", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListReductions))
            .WithSummary("List who pays less in one's own chapters.")
            .AnswersList(List);
        routes.MapGet("dues-reductions/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetReduction")
            .WithSummary("Read a reduction in one's own chapters.")
            .Answers<DuesReductionRow>();
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
            return await store.Row<DuesReductionRow>(DuesReductionRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchReduction();
        }
    }
}
