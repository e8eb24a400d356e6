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

/// <summary>
/// A volunteer leaves, at once and without giving reasons. The places in shifts to come are free again, however late it is.
/// </summary>
internal static class LeaveVolunteering
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/departure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(LeaveVolunteering))
        .WithSummary("Leave the volunteers and all shifts to come. POST me comes back.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => caller.PersonId is { } person
            ? await store.Write(writing => Leave(writing, person, caller.AccountId!.Value), cancellationToken)
            : new NoSuchVolunteer();

        private static async Task<Answer> Leave(Writing writing, Guid person, Guid by)
        {
            if ((await writing.Load(VolunteeringStreams.Volunteers, person)).State is Volunteer.Known known)
            {
                foreach (var (shift, _) in known.Kept.Shifts.Where(shift => shift.Value.From > writing.Now))
                {
                    if (await SigningUp.GivePlaceBack(writing, shift, person, Withdrawal.Volunteer, deadline: null, by) is { } no)
                        return no;
                }
            }

            return await OnVolunteer.Decide(writing, person, new VolunteerCommand.Leave(by, writing.Now), ifVersion: null);
        }
    }
}
