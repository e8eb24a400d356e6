using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Does not join in what another chapter offers.</summary>
internal static class DeclineSharedCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shared-campaigns/{id:guid}/refusal",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(DeclineSharedCampaign))
        .WithSummary("Decline a campaign that another Volt chapter offers.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Decide(
            caller,
            request.Id,
            writing => new SharingCommand.Decline(request.Id, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
