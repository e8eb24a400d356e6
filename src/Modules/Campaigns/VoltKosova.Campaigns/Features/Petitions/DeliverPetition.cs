using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Records that the addressee has a petition, with as many signatures as stand under it now.</summary>
internal static class DeliverPetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "petitions/{id:guid}/delivery",
            (Guid id, Delivery body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.DeliveredOn, body.Note, ifMatch.Version), cancellation))
        .WithName(nameof(DeliverPetition))
        .WithSummary("Record when and how a closed petition was delivered. Everybody reads it.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Delivery(DateOnly DeliveredOn, LocalText Note);

    internal sealed record Request(Guid Id, DateOnly DeliveredOn, LocalText Note, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Note).InEveryLanguage(2000);
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, SignatureCounts counts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var signatures = await counts.Standing(request.Id, cancellationToken);
            return await OnPetition.Decide(
                store,
                caller,
                request.Id,
                request.IfVersion,
                writing => new PetitionCommand.Deliver(
                    request.DeliveredOn,
                    request.Note.Trimmed(),
                    signatures,
                    caller.AccountId!.Value,
                    Seat.DayOf(writing.Now),
                    writing.Now),
                cancellationToken);
        }
    }
}
