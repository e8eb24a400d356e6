using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Views;

/// <summary>The applications of the chapters that the caller looks after.</summary>
internal static class ListApplications
{
    private static readonly ListOf<ApplicationRow> _list = new(
        MembershipStreams.Module,
        ApplicationRow.Table,
        new("id", FieldType.Uuid),
        new("number"),
        new("state"),
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
        new("wants_to_help", FieldType.Boolean),
        new("submitted_at", FieldType.Instant, Sortable: true),
        new("confirmed_at", FieldType.Instant),
        new("decide_by", FieldType.Date),
        new("claimed_by", FieldType.Uuid),
        new("escalated_from", FieldType.Uuid),
        new("appeal_until", FieldType.Date))
    {
        DefaultSort = "-submitted_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("applications", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListApplications))
        .WithSummary("List the applications of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeApplications;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeApplications, cancellationToken)), cancellationToken);
    }
}
