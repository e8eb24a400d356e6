using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer leaves, at once and without giving reasons.</summary>
internal static class LeaveVolunteering
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/departure", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(LeaveVolunteering))
        .WithSummary("Leave the volunteers. POST me comes back.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnVolunteer.OnOneself(
            store, caller, writing => new VolunteerCommand.Leave(caller.AccountId!.Value, writing.Now), cancellationToken);
    }
}
