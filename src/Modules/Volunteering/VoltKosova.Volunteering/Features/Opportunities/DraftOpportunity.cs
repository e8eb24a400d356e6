using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Writes down something to help with in one's own chapters. Nobody outside sees it before it is opened.</summary>
internal static class DraftOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "opportunities", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(DraftOpportunity))
        .WithSummary("Draft an opportunity of one's own chapters.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid ChapterId, OpportunityPlan Plan) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed record Body(Guid OpportunityId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Plan).SetValidator(new OpportunityPlanValidator());
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller, IChapterTerritories chapters)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(VolunteeringRights.PlanShifts, cancellationToken);
            if (!scope.Holds(request.ChapterId))
                return new OutsideOwnScope();
            return await chapters.NameOf(request.ChapterId, cancellationToken) is null
                ? new ChapterUnknown()
                : await store.Write(writing => Task.FromResult(Draft(writing, request)), cancellationToken);
        }

        private Answer Draft(Writing writing, Request request)
        {
            var opportunity = writing.NewId();
            var drafted = new OpportunityEvent.Drafted(
                opportunity, request.ChapterId, request.Plan, caller.AccountId!.Value, writing.Now);
            return writing.Start(VolunteeringStreams.Opportunities, opportunity, new OpportunityCommand.DraftIt(drafted)) is { } no
                ? no
                : Answer.Created($"/api/v1/volunteering/opportunities/{opportunity}", new Body(opportunity), version: 1);
        }
    }
}

internal sealed record ChapterUnknown() : Rejection("There is no such chapter.", RejectionKind.Invalid);
