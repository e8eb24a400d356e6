using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>Who came and who went, for the boards of both chapters.</summary>
internal static class ListChapterChanges
{
    private static readonly ListOf<ChapterChangeRow> _list = new(
        MembershipStreams.Module,
        ChapterChangeRow.Table,
        new("member_id", FieldType.Uuid),
        new("from_chapter_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("trigger"),
        new("on", FieldType.Date),
        new("recorded_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-recorded_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("chapter-changes", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListChapterChanges))
        .WithSummary("List the members who came to or left one's own chapters for another one, with what led to it.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            return await lists.Read(
                _list,
                request.Query,
                scope.Everywhere ? ListScope.Public : ListScope.Within("chapters", [.. scope.Chapters]),
                cancellationToken);
        }
    }
}
