using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer gives a place back, in time.</summary>
internal static class CancelMySignUp
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/shifts/{id:guid}/cancellation",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(CancelMySignUp))
        .WithSummary("Cancel one's own sign-up, until the set hours before the start.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid ShiftId) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller, VolunteeringPolicy policy)
        : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var shift = await writing.Load(VolunteeringStreams.Shifts, request.ShiftId);
                if (shift.State is not Shift.Known known || caller.PersonId is not { } person)
                    return new NoSuchShift();
                var deadline = known.Plan.Time.StartsAt.AddHours(-policy.CancelHours);
                return await SigningUp.GivePlaceBack(
                    writing, known.Id, person, Withdrawal.Volunteer, deadline, caller.AccountId!.Value) is { } no
                    ? no
                    : Answer.NoContent(shift.Version);
            },
            cancellationToken);
    }
}
