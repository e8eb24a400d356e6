using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Plans a campaign differently while it is a draft.</summary>
internal static class ChangeCampaignPlan
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "campaigns/{id:guid}",
            (Guid id, PlanBody plan, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, plan, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeCampaignPlan))
        .WithSummary("Change the plan of a draft.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, PlanBody Plan, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Plan).SetValidator(new PlanValidator());
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnCampaign.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new CampaignCommand.ChangePlan(request.Plan.ToPlan(), caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
