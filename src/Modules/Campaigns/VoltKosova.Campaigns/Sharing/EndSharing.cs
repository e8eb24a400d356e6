using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Shares a campaign no more; each side's own may go on.</summary>
internal static class EndSharing
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shared-campaigns/{id:guid}/ending",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(EndSharing))
        .WithSummary("Share a campaign no more, or take an offer of one's own back.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Decide(
            caller, request.Id, writing => new SharingCommand.End(request.Id, caller.AccountId!.Value, writing.Now), cancellationToken);
    }
}
