using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>A volunteer reports work outside of a shift.</summary>
internal static class ReportHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/hours", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ReportHours))
        .WithSummary("Report one's own work for an opportunity, outside of a shift. A coordinator confirms it.")
        .Answers<HoursBody>(StatusCodes.Status201Created);

    internal sealed record Request(Guid OpportunityId, DateOnly WorkedOn, int Minutes) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.WorkedOn).GreaterThan(new DateOnly(2020, 1, 1));
            RuleFor(request => request.Minutes).InclusiveBetween(1, ReportingHours.LongestMinutes);
        }
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var opportunity = (await writing.Load(VolunteeringStreams.Opportunities, request.OpportunityId)).State;
                if (opportunity is not Opportunity.Planned planned || planned is Opportunity.Draft)
                    return new NoSuchOpportunity();
                return caller.PersonId is { } person
                    && (await writing.Load(VolunteeringStreams.Volunteers, person)).State is Volunteer.Known
                    ? await ReportingHours.Report(
                        writing, person, caller.AccountId!.Value, planned, shift: null, request.WorkedOn, request.Minutes)
                    : new NotAVolunteer();
            },
            cancellationToken);
    }
}
