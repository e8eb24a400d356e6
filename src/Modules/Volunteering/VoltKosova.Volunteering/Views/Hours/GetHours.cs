using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>One report of hours, for the volunteer and for those who may see the chapter's shifts; for all others there is none.</summary>
internal static class GetHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "hours/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetHours))
        .WithSummary("Read a report of hours: one's own, or one of one's own chapters.")
        .Answers<HoursRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken);
            return await store.Row<HoursRow>(HoursRow.Table, request.Id, cancellationToken) is { } row
                && (row.PersonId == caller.PersonId || scope.Holds(row.ChapterId))
                ? Answer.Ok(row, row.Version)
                : new NoSuchHours();
        }
    }
}
