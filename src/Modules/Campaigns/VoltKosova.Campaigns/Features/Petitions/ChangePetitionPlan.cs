using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Changes what a petition will say until it opens.</summary>
internal static class ChangePetitionPlan
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "petitions/{id:guid}",
            (Guid id, PetitionBody plan, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, plan, ifMatch.Version), cancellation))
        .WithName(nameof(ChangePetitionPlan))
        .WithSummary("Change a petition that has not opened. A scheduled one is a draft again.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, PetitionBody Plan, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Plan).SetValidator(new PetitionValidator());
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnPetition.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new PetitionCommand.ChangePlan(request.Plan.ToPlan(), caller.AccountId!.Value, writing.Now),
            cancellationToken);
    }
}
