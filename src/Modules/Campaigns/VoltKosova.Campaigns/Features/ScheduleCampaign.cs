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

/// <summary>Lets a draft start by itself on its first day.</summary>
internal static class ScheduleCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "campaigns/{id:guid}/schedule",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ScheduleCampaign))
        .WithSummary("Schedule a draft by the plan that the caller has seen: it starts on its first day.")
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
            writing => new CampaignCommand.Schedule(caller.AccountId!.Value, Seat.DayOf(writing.Now), writing.Now),
            cancellationToken);
    }
}
