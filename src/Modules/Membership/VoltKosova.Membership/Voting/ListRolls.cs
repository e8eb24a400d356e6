using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Voting;

/// <summary>The frozen rolls of the chapters that the caller looks after.</summary>
internal static class ListRolls
{
    private static readonly ListOf<RollRow> _list = new(
        MembershipStreams.Module,
        RollRow.Table,
        new("id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("legal_entity"),
        new("day", FieldType.Date),
        new("frozen_at", FieldType.Instant, Sortable: true),
        new("lines", FieldType.Number),
        new("can_vote", FieldType.Number),
        new("sha256"))
    {
        DefaultSort = "-frozen_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("rolls", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListRolls))
        .WithSummary("List the frozen rolls of one's own chapters. A roll is frozen by the job membership.freeze-roll.")
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
