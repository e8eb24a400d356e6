using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>A shift with its instructions, for those who have a place in it.</summary>
internal static class GetMyShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/shifts/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMyShift))
        .WithSummary("Read a shift that one has signed up for, with its instructions.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(Guid SignUpId, Guid OpportunityId, PublicShift Shift, LocalText? Instructions, bool? Attended);

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var shift = await store.Read(VolunteeringStreams.Shifts, request.Id, cancellationToken);
            return shift.State is Shift.Scheduled known
                && caller.PersonId is { } person
                && known.SignUps.TryGetValue(person, out var mine)
                && await store.Row<ShiftRow>(ShiftRow.Table, request.Id, cancellationToken) is { } row
                    ? Answer.Ok(new Body(mine.Id, row.OpportunityId, PublicShift.Of(row), row.Instructions, mine.Attended))
                    : new NoSuchShift();
        }
    }
}
