using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>Who would like to come: the receiving chapter sees them, a member sees their own.</summary>
internal static class ListChapterWishes
{
    internal static readonly ListOf<ChapterWishRow> List = new(
        MembershipStreams.Module,
        ChapterWishRow.Table,
        new("id", FieldType.Uuid),
        new("member_id", FieldType.Uuid),
        new("from_chapter_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("state"),
        new("reason", Filterable: false),
        new("refused_for", Filterable: false),
        new("asked_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-asked_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("chapter-wishes", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListChapterWishes))
            .WithSummary("List the members who ask to come to one's own chapters.")
            .AnswersList(List);
        routes.MapGet("chapter-wishes/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetChapterWish")
            .WithSummary("Read the wish of a member to come to one's own chapters.")
            .Answers<ChapterWishRow>();
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
            List, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeMembers, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return await store.Row<ChapterWishRow>(ChapterWishRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchChapterWish();
        }
    }
}
