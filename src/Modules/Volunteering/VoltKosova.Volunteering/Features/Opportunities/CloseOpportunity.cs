using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Takes no more sign-ups; the shifts take place.</summary>
internal static class CloseOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "opportunities/{id:guid}/closing",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(CloseOpportunity))
        .WithSummary("Close an opportunity: nobody can sign up any more, the shifts take place.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnOpportunity.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new OpportunityCommand.Close(caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
