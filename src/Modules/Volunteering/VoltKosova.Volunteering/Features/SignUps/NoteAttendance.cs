using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>
/// The coordinator or the person who leads the shift notes whether somebody came. The last note counts; all stay in the log.
/// </summary>
internal static class NoteAttendance
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shifts/{id:guid}/sign-ups/{volunteerId:guid}/attendance",
            (Guid id, Guid volunteerId, Note body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, volunteerId, body.Attended), cancellation))
        .WithName(nameof(NoteAttendance))
        .WithSummary("Note whether a volunteer came to a shift that has started: for its coordinators and its contact person.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Note(bool Attended);

    internal sealed record Request(Guid ShiftId, Guid VolunteerId, bool Attended) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mayNote = await caller.Scope(VolunteeringRights.PlanShifts, cancellationToken);
            var maySee = await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var shift = await writing.Load(VolunteeringStreams.Shifts, request.ShiftId);
                    if (shift.State is not Shift.Known known)
                        return new NoSuchShift();
                    if (!mayNote.Holds(known.ChapterId) && !await OnShift.IsLead(writing, known, caller.PersonId))
                        return maySee.Holds(known.ChapterId) ? new OutsideOwnScope() : new NoSuchShift();
                    var note = new ShiftCommand.NoteAttendance(
                        request.VolunteerId, request.Attended, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(VolunteeringStreams.Shifts, known.Id, note) is { } no
                        ? no
                        : Answer.NoContent(shift.Version);
                },
                cancellationToken);
        }
    }
}
