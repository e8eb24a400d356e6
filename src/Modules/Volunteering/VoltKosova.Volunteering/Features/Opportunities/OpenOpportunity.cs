using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Shows an opportunity to everybody; its shifts take sign-ups.</summary>
internal static class OpenOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "opportunities/{id:guid}/opening",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(OpenOpportunity))
        .WithSummary("Open a draft, so that everybody sees it and can sign up for its shifts.")
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
            writing => new OpportunityCommand.OpenIt(caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
