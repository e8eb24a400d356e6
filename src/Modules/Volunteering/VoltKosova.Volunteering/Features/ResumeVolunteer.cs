using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A coordinator notes that a volunteer helps again.</summary>
internal static class ResumeVolunteer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "volunteers/{id:guid}/resumption",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ResumeVolunteer))
        .WithSummary("End the pause of a volunteer of one's own chapters.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.ManageVolunteers;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnVolunteer.AsStaff(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new VolunteerCommand.Resume(caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
