using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>Everything that the volunteer has said about themselves, the birth date included, for the volunteer alone.</summary>
internal static class GetMyProfile
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/profile", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyProfile))
        .WithSummary("Read one's own profile as a volunteer.")
        .Answers<VolunteerProfile>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        private static readonly VolunteerProfile _empty = new(null, null, null, [], [], []);

        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.PersonId is not { } person)
                return new NoSuchVolunteer();
            var volunteer = await store.Read(VolunteeringStreams.Volunteers, person, cancellationToken);
            return volunteer.State is Volunteer.Known known
                ? Answer.Ok(known.Kept.Profile ?? _empty, volunteer.Version)
                : new NoSuchVolunteer();
        }
    }
}
