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

/// <summary>Says how far a campaign is with a goal that nothing counts by itself.</summary>
internal static class ReportProgress
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "campaigns/{id:guid}/progress",
            (Guid id, Report body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Goal, body.Reached, ifMatch.Version), cancellation))
        .WithName(nameof(ReportProgress))
        .WithSummary("Report how much of a goal is reached, as the whole number so far.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What is reported.</summary>
    /// <param name="Goal">The goal's place in the plan, from 0.</param>
    /// <param name="Reached">The whole so far, not what came since the last report.</param>
    internal sealed record Report(int Goal, int Reached);

    internal sealed record Request(Guid Id, int Goal, int Reached, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Goal).GreaterThanOrEqualTo(0);
            RuleFor(request => request.Reached).GreaterThanOrEqualTo(0);
        }
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnCampaign.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new CampaignCommand.ReportProgress(request.Goal, request.Reached, caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
