using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>The second key: a coordinator who is not the volunteer confirms reported hours.</summary>
internal static class ConfirmHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "hours/{id:guid}/confirmation",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ConfirmHours))
        .WithSummary("Confirm reported hours of one's own chapters. Nobody confirms their own.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.ConfirmHours;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnHours.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new HoursCommand.Confirm(caller.AccountId!.Value, caller.PersonId, Seat.DayOf(writing.Now), writing.Now),
            cancellationToken);
    }
}
