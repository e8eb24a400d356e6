using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Somebody who has left the volunteers comes back to the same chapter.</summary>
internal static class ReturnToVolunteering
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ReturnToVolunteering))
        .WithSummary("Come back to the volunteers of the chapter that one left.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnVolunteer.OnOneself(
            store, caller, writing => new VolunteerCommand.Return(Seat.DayOf(writing.Now), writing.Now), cancellationToken);
    }
}
