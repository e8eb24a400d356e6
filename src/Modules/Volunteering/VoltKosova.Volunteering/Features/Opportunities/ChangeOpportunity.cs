using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Plans an opportunity differently while it is a draft.</summary>
internal static class ChangeOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "opportunities/{id:guid}",
            (Guid id, OpportunityPlan plan, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, plan, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeOpportunity))
        .WithSummary("Change the plan of a draft.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, OpportunityPlan Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new OpportunityPlanValidator());
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnOpportunity.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new OpportunityCommand.ChangePlan(request.Body, caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
