using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Writes a petition of one's own chapters down, of a campaign or of the chapter alone.</summary>
internal static class DraftPetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("petitions", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(DraftPetition))
        .WithSummary("Draft a petition of one's own chapters, of one of their campaigns or of the chapter alone.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid ChapterId, Guid? CampaignId, PetitionBody Plan) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed record Body(Guid PetitionId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Plan).SetValidator(new PetitionValidator());
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
                : await store.Write(writing => Draft(writing, request), cancellationToken);
        }

        private async Task<Answer> Draft(Writing writing, Request request)
        {
            if (request.CampaignId is { } campaign
                && (await writing.Load(CampaignsStreams.Campaigns, campaign)).State.ChapterId != request.ChapterId)
                return new CampaignUnknown();
            var petition = writing.NewId();
            var drafted = new PetitionEvent.Drafted(
                petition, request.ChapterId, request.CampaignId, request.Plan.ToPlan(), caller.AccountId!.Value, writing.Now);
            return writing.Start(CampaignsStreams.Petitions, petition, new PetitionCommand.DraftIt(drafted)) is { } no
                ? no
                : Answer.Created($"/api/v1/campaigns/petitions/{petition}", new Body(petition), version: 1);
        }
    }
}

internal sealed record CampaignUnknown() : Rejection("The chapter has no such campaign.", RejectionKind.Invalid);
