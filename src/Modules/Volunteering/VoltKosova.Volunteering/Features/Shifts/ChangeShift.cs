using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Plans a shift differently. Its time stays once somebody has signed up for it.</summary>
internal static class ChangeShift
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "shifts/{id:guid}",
            (Guid id, ShiftBody shift, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, shift, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeShift))
        .WithSummary("Change a shift that has not started. The time can change while nobody has signed up.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, ShiftBody Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.PlanShifts;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new ShiftValidator());
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnShift.AsStaff(
            store,
            caller,
            request.Id,
            async (writing, shift) => request.Body.TryPlan(out var plan, out var impossible)
                ? await writing.Decide(
                    VolunteeringStreams.Shifts,
                    shift.Id,
                    new ShiftCommand.ChangePlan(plan, caller.AccountId!.Value, writing.Now),
                    request.IfVersion)
                : impossible,
            cancellationToken);
    }
}
