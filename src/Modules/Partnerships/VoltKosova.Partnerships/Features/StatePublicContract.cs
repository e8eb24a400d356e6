using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Features;

/// <summary>Says whether a partner works for the state, whose contractors may give a party nothing.</summary>
internal static class StatePublicContract
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "partners/{id:guid}/public-contract",
            (Guid id, Statement body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(StatePublicContract))
        .WithSummary("State whether a partner has a public contract, and when the last one ended.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What is known.</summary>
    /// <param name="Holds">Whether there is a public contract today.</param>
    /// <param name="EndedOn">The day on which the last one ended; only where there is none today.</param>
    internal sealed record Statement(bool Holds, DateOnly? EndedOn);

    internal sealed record Request(Guid Id, Statement Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.EndedOn).Null().When(request => request.Body.Holds);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var contract = new PublicContract(request.Body.Holds, request.Body.EndedOn);
            return OnPartner.Decide(
                store,
                caller,
                request.Id,
                request.IfVersion,
                writing => new PartnerCommand.StateContract(contract, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now),
                (_, _) => Task.FromResult<Rejection?>(null),
                cancellationToken);
        }
    }
}
