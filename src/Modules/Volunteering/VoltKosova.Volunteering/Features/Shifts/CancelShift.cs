using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Calls a shift off. Everybody who had a place has their time back in the same moment.</summary>
internal static class CancelShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shifts/{id:guid}/cancellation",
            (Guid id, Reasons body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(CancelShift))
        .WithSummary("Cancel a shift that has not started, with a reason; every sign-up ends with it.")
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
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnShift.AsStaff(
            store,
            caller,
            request.Id,
            (writing, shift) => CallingOff.CallOff(writing, shift, request.Reason.Trim(), caller.AccountId!.Value, request.IfVersion),
            cancellationToken);
    }
}
