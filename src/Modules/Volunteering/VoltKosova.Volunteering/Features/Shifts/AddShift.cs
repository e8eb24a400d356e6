using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Adds a shift to an opportunity that is a draft or open.</summary>
internal static class AddShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "opportunities/{id:guid}/shifts",
            (Guid id, ShiftBody shift, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, shift), cancellation))
        .WithName(nameof(AddShift))
        .WithSummary("Add a shift. A time that the clocks skip is refused; one that comes twice needs repeated_hour.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid OpportunityId, ShiftBody Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed record Body(Guid ShiftId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new ShiftValidator());
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.PlanShifts, cancellationToken);
            return await store.Write(writing => Add(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Add(Writing writing, Request request, ChapterScope scope)
        {
            var opportunity = (await writing.Load(VolunteeringStreams.Opportunities, request.OpportunityId)).State;
            if (opportunity is not Opportunity.Planned planned || !scope.Holds(planned.ChapterId))
                return new NoSuchOpportunity();
            if (planned is not (Opportunity.Draft or Opportunity.Open))
                return new OpportunityHasEnded();
            if (!request.Body.TryPlan(out var plan, out var impossible))
                return impossible;
            var shift = writing.NewId();
            var scheduled = new ShiftEvent.Scheduled(
                shift, planned.Id, planned.ChapterId, plan, caller.AccountId!.Value, writing.Now);
            return writing.Start(VolunteeringStreams.Shifts, shift, new ShiftCommand.Schedule(scheduled)) is { } no
                ? no
                : Answer.Created($"/api/v1/volunteering/shifts/{shift}", new Body(shift), version: 1);
        }
    }
}
