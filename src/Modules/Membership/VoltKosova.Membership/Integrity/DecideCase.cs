using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Policy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>The team decides, with reasons. What follows for the member becomes true in the same commit.</summary>
internal static class DecideCase
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "integrity-cases/{id:guid}/decision",
            (Guid id, Ruling body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName("DecideIntegrityCase")
        .WithSummary("Dismiss a complaint or sanction the accused, with the reasons. The last day of the appeal is told with it.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Sanction">Left out: the complaint is dismissed.</param>
    internal sealed record Ruling(string Reason, Sanction? Sanction = null);

    internal sealed record Request(Guid Id, Ruling Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.HandleIntegrityCases;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(20_000);
    }

    internal sealed class Handler(CaseDesk desk, Caller caller, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => desk.Decide(
            MembershipRights.HandleIntegrityCases,
            request.Id,
            request.IfVersion,
            async (writing, one) =>
            {
                var (terms, no) = await policy.TermsOf(writing, request.Body.Sanction);
                var appealUntil = terms.Today.AddDays(await policy.Number(IntegrityPolicy.AppealDays, terms.Today, writing.Cancellation));
                var decided = new CaseEvent.Decided(
                    request.Id,
                    one.Complaint.PersonId,
                    request.Body.Sanction,
                    request.Body.Reason.Trim(),
                    appealUntil,
                    caller.AccountId!.Value,
                    writing.Now);
                return (new CaseCommand.Decide(decided, terms), no);
            },
            cancellationToken);
    }
}
