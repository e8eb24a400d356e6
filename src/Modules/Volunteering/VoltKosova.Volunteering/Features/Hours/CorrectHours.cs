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

/// <summary>Sets confirmed hours right by a counter-entry; what was confirmed stays in the log.</summary>
internal static class CorrectHours
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "hours/{id:guid}/corrections",
            (Guid id, Correction body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Minutes, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(CorrectHours))
        .WithSummary("Add a counter-entry to confirmed hours: more minutes or, negative, fewer.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Correction(int Minutes, string Reason);

    internal sealed record Request(Guid Id, int Minutes, string Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.ConfirmHours;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Minutes)
                .NotEqual(0).InclusiveBetween(-ReportingHours.LongestMinutes, ReportingHours.LongestMinutes);
            RuleFor(request => request.Reason).NotEmpty().MaximumLength(2000);
        }
    }

    internal sealed class Handler(Store<VolunteeringStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => OnHours.Decide(
            store,
            caller,
            request.Id,
            request.IfVersion,
            writing => new HoursCommand.Correct(
                writing.NewId(), caller.AccountId!.Value, caller.PersonId, request.Minutes, request.Reason.Trim(), writing.Now),
            cancellationToken);
    }
}
