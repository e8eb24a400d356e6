using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>One opportunity of the caller's chapters; for all others there is none.</summary>
internal static class GetOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "opportunities/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetOpportunity))
        .WithSummary("Read an opportunity of one's own chapters.")
        .Answers<OpportunityRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.SeeShifts;
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken);
            return await store.Row<OpportunityRow>(OpportunityRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchOpportunity();
        }
    }
}
