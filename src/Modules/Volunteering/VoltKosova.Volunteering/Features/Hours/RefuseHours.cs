using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A coordinator does not confirm reported hours, with a reason that the volunteer reads.</summary>
internal static class RefuseHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "hours/{id:guid}/refusal",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(RefuseHours))
        .WithSummary("Refuse reported hours of one's own chapters, with a reason that the volunteer reads.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Reasons(string Reason);

    internal sealed record Request(Guid Id, string Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.ConfirmHours;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnHours.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new HoursCommand.Refuse(caller.AccountId!.Value, caller.PersonId, request.Reason.Trim(), writing.Now),
            cancellationToken);
    }
}
