using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>How many members the chapters have that the caller looks after. Follows the admissions by some milliseconds.</summary>
internal static class ListChapterHeadcounts
{
    private static readonly ListOf<ChapterHeadcount> _list = new(
        MembershipStreams.Module,
        ChapterHeadcount.Table,
        new("chapter_id", FieldType.Uuid),
        new("members", FieldType.Number, Sortable: true),
        new("last_joined_on", FieldType.Date));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("chapter-headcounts", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListChapterHeadcounts))
        .WithSummary("List how many members one's own chapters have.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeMembers, cancellationToken)), cancellationToken);
    }
}
