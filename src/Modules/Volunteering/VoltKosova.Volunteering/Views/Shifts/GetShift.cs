using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>One shift of the caller's chapters; for all others there is none.</summary>
internal static class GetShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "shifts/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetShift))
        .WithSummary("Read a shift of one's own chapters.")
        .Answers<ShiftRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.SeeShifts;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken);
            return await store.Row<ShiftRow>(ShiftRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchShift();
        }
    }
}
