using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>One volunteer, for those who may see the volunteers of the chapter; for all others there is none.</summary>
internal static class GetVolunteer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "volunteers/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetVolunteer))
        .WithSummary("Read a volunteer of one's own chapters.")
        .Answers<VolunteerRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.SeeVolunteers;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeVolunteers, cancellationToken);
            return await store.Row<VolunteerRow>(VolunteerRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchVolunteer();
        }
    }
}
