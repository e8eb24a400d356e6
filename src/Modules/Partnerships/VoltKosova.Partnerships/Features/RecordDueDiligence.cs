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

/// <summary>
/// Writes down what was found about a partner: shared values, conflicts of interest, what shows it, and when to look again.
/// </summary>
internal static class RecordDueDiligence
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "partners/{id:guid}/due-diligence",
            (Guid id, Findings body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(RecordDueDiligence))
        .WithSummary("Record what was found about a partner: values, conflicts of interest, evidence, and when to look again.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>What was found.</summary>
    /// <param name="CheckedOn">The day of the look.</param>
    /// <param name="Values">Whether the partner shares the values of the movement.</param>
    /// <param name="Conflicts">Whether somebody of the movement has an interest in the partner.</param>
    /// <param name="Evidence">What was seen and where.</param>
    /// <param name="RecheckOn">From that day the findings are too old.</param>
    internal sealed record Findings(
        DateOnly CheckedOn, DiligenceFinding Values, DiligenceFinding Conflicts, string Evidence, DateOnly RecheckOn);

    internal sealed record Request(Guid Id, Findings Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PartnershipsRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Evidence).NotEmpty().MaximumLength(4000);
    }

    internal sealed class Handler(Store<PartnershipsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = request.Body;
            var diligence = new DueDiligence(found.CheckedOn, found.Values, found.Conflicts, found.Evidence.Trim(), found.RecheckOn);
            return OnPartner.Decide(
                store,
                caller,
                request.Id,
                request.IfVersion,
                writing => new PartnerCommand.RecordCheck(diligence, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now),
                (_, _) => Task.FromResult<Rejection?>(null),
                cancellationToken);
        }
    }
}
