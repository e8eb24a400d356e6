using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The volunteer's own record: whoever asks is found by their person.</summary>
internal static class GetMyVolunteering
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(GetMyVolunteering))
        .WithSummary("Read one's own record as a volunteer.")
        .Answers<VolunteerRow>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            caller.PersonId is { } person && await store.Row<VolunteerRow>(VolunteerRow.Table, person, cancellationToken) is { } row
                ? Answer.Ok(row, row.Version)
                : new NoSuchVolunteer();
    }
}
