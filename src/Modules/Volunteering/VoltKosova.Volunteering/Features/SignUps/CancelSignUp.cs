using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A coordinator takes a volunteer off a shift, for which it is never too late before somebody notes whether they came.</summary>
internal static class CancelSignUp
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shifts/{id:guid}/sign-ups/{volunteerId:guid}/cancellation",
            (Guid id, Guid volunteerId, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, volunteerId), cancellation))
        .WithName(nameof(CancelSignUp))
        .WithSummary("Cancel a volunteer's sign-up for a shift of one's own chapters.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid ShiftId, Guid VolunteerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnShift.AsStaff(
            store,
            caller,
            request.ShiftId,
            (writing, shift) => SigningUp.GivePlaceBack(
                writing, shift.Id, request.VolunteerId, Withdrawal.Coordinator, deadline: null, caller.AccountId!.Value),
            cancellationToken);
    }
}
