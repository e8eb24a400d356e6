using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Gives an opportunity up, with a reason. A reaction calls its coming shifts off.</summary>
internal static class CancelOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "opportunities/{id:guid}/cancellation",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(CancelOpportunity))
        .WithSummary("Cancel an opportunity and its coming shifts, with a reason that staff can read.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Reasons(string Reason);

    internal sealed record Request(Guid Id, string Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnOpportunity.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new OpportunityCommand.Cancel(caller.AccountId!.Value, request.Reason.Trim(), writing.Now),
            cancellationToken);
    }
}
