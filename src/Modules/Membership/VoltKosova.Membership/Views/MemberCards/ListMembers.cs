using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Membership.Segments;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>The members of the chapters that the caller looks after, former ones included.</summary>
internal static class ListMembers
{
    internal static readonly ListOf<MemberCard> List = new(
        MembershipStreams.Module,
        MemberCard.Table,
        new("id", FieldType.Uuid),
        new("number"),
        new("chapter_id", FieldType.Uuid),
        new("name") { Of = ["given_name", "family_name"] },
        new("given_name"),
        new("family_name"),
        new("email", Filterable: false),
        new("country"),
        new("municipality"),
        new("locality"),
        new("language"),
        new("legal_entity"),
        new("kind"),
        new("joined_on", FieldType.Date, Sortable: true),
        new("ended_on", FieldType.Date),
        new("ended_for"),
        new("merged_into", FieldType.Uuid),
        new("import_id", FieldType.Uuid),
        new("provisional_until", FieldType.Date),
        new("suspended_from", FieldType.Date),
        new("suspended_until", FieldType.Date),
        new("lapsed_on", FieldType.Date),
        new("can_vote", FieldType.Boolean))
    {
        DefaultSort = "-joined_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("members", (ListQuery query, Guid? segment, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query, segment), cancellation))
        .WithName(nameof(ListMembers))
        .WithSummary("List the members of one's own chapters; with segment= those that a segment means.")
        .AnswersList(List);

    internal sealed record Request(ListQuery Query, Guid? Segment) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeMembers;
    }

    internal sealed class Handler(ListReader lists, SegmentBook segments, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeMembers, cancellationToken);
            if (request.Segment is not { } segment)
                return await lists.Read(List, request.Query, ListScope.Of(scope), cancellationToken);
            return await segments.Conditions(segment, chapter => scope.Holds(chapter), cancellationToken) is { } conditions
                ? await lists.Read(List, request.Query.Within("segment", conditions), ListScope.Of(scope), cancellationToken)
                : new NoSuchSegment();
        }
    }
}
