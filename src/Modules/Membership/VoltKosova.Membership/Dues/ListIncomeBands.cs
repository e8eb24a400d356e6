using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>In which band of income members are: the treasurer sees it of the chapter, a member of themselves.</summary>
internal static class ListIncomeBands
{
    internal static readonly ListOf<IncomeBandRow> List = new(
        MembershipStreams.Module,
        IncomeBandRow.Table,
        new("id", FieldType.Uuid),
        new("member_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("band"),
        new("from", FieldType.Date),
        new("until", FieldType.Date),
        new("declared_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-declared_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("income-bands", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListIncomeBands))
            .WithSummary("List in which band of income members of one's own chapters are.")
            .AnswersList(List);
        routes.MapGet("income-bands/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetIncomeBand")
            .WithSummary("Read a declaration of income in one's own chapters.")
            .Answers<IncomeBandRow>();
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
            return await store.Row<IncomeBandRow>(IncomeBandRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchIncomeBand();
        }
    }
}
