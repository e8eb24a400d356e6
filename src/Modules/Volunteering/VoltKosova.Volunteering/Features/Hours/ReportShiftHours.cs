using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer reports the hours of a shift that they attended.</summary>
internal static class ReportShiftHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/shifts/{id:guid}/hours",
            (Guid id, Work body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Minutes), cancellation))
        .WithName(nameof(ReportShiftHours))
        .WithSummary("Report one's own work in a shift that one attended. A coordinator confirms it.")
        .Answers<HoursBody>(StatusCodes.Status201Created);

    internal sealed record Work(int Minutes);

    internal sealed record Request(Guid ShiftId, int Minutes) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Minutes).InclusiveBetween(1, ReportingHours.LongestMinutes);
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var shift = (await writing.Load(VolunteeringStreams.Shifts, request.ShiftId)).State;
                if (shift is not Shift.Known known || caller.PersonId is not { } person)
                    return new NoSuchShift();
                if (!known.SignUps.TryGetValue(person, out var signUp))
                    return new NoSuchSignUp();
                if (signUp.Attended is not true)
                    return new NotAttended();
                var opportunity = (await writing.Load(VolunteeringStreams.Opportunities, known.OpportunityId)).State;
                return await ReportingHours.Report(
                    writing,
                    person,
                    caller.AccountId!.Value,
                    (Opportunity.Planned)opportunity,
                    known.Id,
                    known.Plan.Time.Date,
                    request.Minutes);
            },
            cancellationToken);
    }
}
