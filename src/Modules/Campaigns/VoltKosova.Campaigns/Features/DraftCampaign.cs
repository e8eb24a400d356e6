using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Writes a campaign of one's own chapters down. Nobody outside sees it before it starts.</summary>
internal static class DraftCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("campaigns", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(DraftCampaign))
        .WithSummary("Draft a campaign of one's own chapters.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid ChapterId, PlanBody Plan) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed record Body(Guid CampaignId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Plan).SetValidator(new PlanValidator());
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, IChapterTerritories chapters)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.Manage, cancellationToken);
            if (!scope.Holds(request.ChapterId))
                return new OutsideOwnScope();
            return await chapters.NameOf(request.ChapterId, cancellationToken) is null
                ? new ChapterUnknown()
                : await store.Write(writing => Task.FromResult(Draft(writing, request)), cancellationToken);
        }

        private Answer Draft(Writing writing, Request request)
        {
            var campaign = writing.NewId();
            var drafted = new CampaignEvent.Drafted(
                campaign, request.ChapterId, request.Plan.ToPlan(), caller.AccountId!.Value, writing.Now);
            return writing.Start(CampaignsStreams.Campaigns, campaign, new CampaignCommand.DraftIt(drafted)) is { } no
                ? no
                : Answer.Created($"/api/v1/campaigns/campaigns/{campaign}", new Body(campaign), version: 1);
        }
    }
}

internal sealed record ChapterUnknown() : Rejection("There is no such chapter.", RejectionKind.Invalid);
