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

/// <summary>The body of appeal has the last word, and nobody in it who was on the team.</summary>
internal static class DecideCaseAppeal
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "integrity-cases/{id:guid}/appeal-decision",
            (Guid id, LastWord body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName("DecideIntegrityAppeal")
        .WithSummary("Confirm, change or lift what was decided in a case, with the reasons. It is final.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Sanction">What takes the place of the decision; only where it is changed.</param>
    internal sealed record LastWord(AppealRuling Ruling, string Reason, Sanction? Sanction = null);

    internal sealed record Request(Guid Id, LastWord Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.DecideIntegrityAppeals;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(20_000);
    }

    internal sealed class Handler(CaseDesk desk, Caller caller, PolicyBook policy) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => desk.Decide(
            MembershipRights.DecideIntegrityAppeals,
            request.Id,
            request.IfVersion,
            async (writing, one) =>
            {
                var sanction = request.Body.Ruling == AppealRuling.Changed ? request.Body.Sanction : null;
                var (terms, no) = await policy.TermsOf(writing, sanction);
                var decided = new CaseEvent.AppealDecided(
                    request.Id,
                    one.Complaint.PersonId,
                    request.Body.Ruling,
                    sanction,
                    request.Body.Reason.Trim(),
                    caller.AccountId!.Value,
                    writing.Now);
                return (new CaseCommand.DecideAppeal(decided, terms), no);
            },
            cancellationToken);
    }
}
