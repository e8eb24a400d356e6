using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Web;

namespace VoltKosova.Membership.Segments;

/// <summary>The segments of the chapters that the caller looks after.</summary>
internal static class ListSegments
{
    private static readonly ListOf<SegmentRow> _list = new(
        MembershipStreams.Module,
        SegmentRow.Table,
        new("id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("name"),
        new("saved_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-saved_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("segments", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListSegments))
            .WithSummary("List the segments of members that one's own chapters keep.")
            .AnswersList(_list);
        routes.MapGet("segments/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetSegment")
            .WithSummary("Read which members a segment of one's own chapters means.")
            .Answers<SegmentRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed record One(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeMembers, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return await store.Row<SegmentRow>(SegmentRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchSegment();
        }
    }
}
