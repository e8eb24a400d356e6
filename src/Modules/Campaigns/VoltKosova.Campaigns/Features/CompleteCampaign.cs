using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Brings a campaign to its end. It stays public.</summary>
internal static class CompleteCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "campaigns/{id:guid}/completion",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(CompleteCampaign))
        .WithSummary("Complete a campaign that runs.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnCampaign.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new CampaignCommand.Complete(caller.AccountId!.Value, Seat.DayOf(writing.Now), writing.Now),
            cancellationToken);
    }
}
