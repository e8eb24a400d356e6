using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Closes a petition before its last day has passed. It stays public.</summary>
internal static class ClosePetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "petitions/{id:guid}/closing",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(ClosePetition))
        .WithSummary("Close a petition: nobody can sign it any more.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnPetition.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new PetitionCommand.Close(caller.AccountId!.Value, Seat.DayOf(writing.Now), writing.Now),
            cancellationToken);
    }
}
