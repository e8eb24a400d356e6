using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A coordinator signs a volunteer of their chapters up for a shift of their chapters, by the same rules.</summary>
internal static class SignVolunteerUp
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shifts/{id:guid}/sign-ups",
            (Guid id, Who body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.VolunteerId), cancellation))
        .WithName(nameof(SignVolunteerUp))
        .WithSummary("Sign a volunteer of one's own chapters up for a shift of one's own chapters.")
        .Answers<SignUpBody>(StatusCodes.Status200OK);

    internal sealed record Who(Guid VolunteerId);

    internal sealed record Request(Guid ShiftId, Guid VolunteerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var shifts = await caller.Scope(VolunteeringRights.PlanShifts, cancellationToken);
            var volunteers = await caller.Scope(VolunteeringRights.ManageVolunteers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var shift = await writing.Load(VolunteeringStreams.Shifts, request.ShiftId);
                    if (shift.State is not Shift.Known known || !shifts.Holds(known.ChapterId))
                        return new NoSuchShift();
                    var volunteer = (await writing.Load(VolunteeringStreams.Volunteers, request.VolunteerId)).State;
                    return volunteer is Volunteer.Known { Joined.ChapterId: var chapter } && volunteers.Holds(chapter)
                        ? await SigningUp.TakePlace(writing, shift, request.VolunteerId, caller.AccountId!.Value)
                        : new NoSuchVolunteer();
                },
                cancellationToken);
        }
    }
}
