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

/// <summary>Opens a petition: from now on everybody can sign it, and it cannot be changed any more.</summary>
internal static class OpenPetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "petitions/{id:guid}/opening",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(OpenPetition))
        .WithSummary("Open a petition with the text that the caller has seen.")
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
            writing => new PetitionCommand.OpenIt(caller.AccountId!.Value, Seat.DayOf(writing.Now), writing.Now),
            cancellationToken);
    }
}
