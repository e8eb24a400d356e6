using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer goes on after a pause.</summary>
internal static class ResumeMyVolunteering
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/resumption", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ResumeMyVolunteering))
        .WithSummary("End one's own pause.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnVolunteer.OnOneself(
            store, caller, writing => new VolunteerCommand.Resume(caller.AccountId!.Value, writing.Now), cancellationToken);
    }
}
