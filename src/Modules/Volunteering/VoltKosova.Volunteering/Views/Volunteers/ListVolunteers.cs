using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The volunteers of the chapters whose volunteers the caller may see.</summary>
internal static class ListVolunteers
{
    private static readonly ListOf<VolunteerRow> _list = new(
        VolunteeringStreams.Module,
        VolunteerRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("joined_on", FieldType.Date, Sortable: true),
        new ListField("since", FieldType.Instant),
        new ListField("called"),
        new ListField("phone", Filterable: false),
        new ListField("confirmed_minutes", FieldType.Number))
    {
        DefaultSort = "-joined_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "volunteers",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListVolunteers))
        .WithSummary("List the volunteers of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.SeeVolunteers;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeVolunteers, cancellationToken);
            return await reader.Read(_list, request.Query, ListScope.Of(scope), cancellationToken);
        }
    }
}
