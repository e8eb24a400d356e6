using FluentValidation;
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

/// <summary>Records what the addressee of a petition has answered.</summary>
internal static class RecordPetitionAnswer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "petitions/{id:guid}/answer",
            (Guid id, AnswerBody body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.AnsweredOn, body.Answer, ifMatch.Version), cancellation))
        .WithName(nameof(RecordPetitionAnswer))
        .WithSummary("Record what the addressee answered to a petition that was delivered. Everybody reads it.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record AnswerBody(DateOnly AnsweredOn, LocalText Answer);

    internal sealed record Request(Guid Id, DateOnly AnsweredOn, LocalText Answer, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Answer).InEveryLanguage(20_000);
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnPetition.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new PetitionCommand.RecordAnswer(
                request.AnsweredOn,
                request.Answer.Trimmed(),
                caller.AccountId!.Value,
                Seat.DayOf(writing.Now),
                writing.Now),
            cancellationToken);
    }
}
