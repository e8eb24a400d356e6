using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>A second person says yes or no.</summary>
internal static class DecideApproval
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("approvals/{id:guid}/approval", (Guid id, Why body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, true, body.Reason), cancellation))
            .WithName("ApproveMassAct")
            .WithSummary("Approve what somebody else asked for. It can be used once, by who asked, until it expires.")
            .Answers(StatusCodes.Status204NoContent);
        routes
            .MapPost("approvals/{id:guid}/refusal", (Guid id, Why body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, false, body.Reason), cancellation))
            .WithName("RefuseMassAct")
            .WithSummary("Refuse what somebody else asked for.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="Reason">Why, without personal data.</param>
    internal sealed record Why(string Reason);

    internal sealed record Request(Guid Id, bool Approved, string Reason) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => AccountRights.Approve;

        public bool NeedsProof => Approved;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Reason).IsReason();
    }

    internal sealed class Handler(Approvals approvals, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.IsService)
                return new ApprovalsAreForPeople();
            return await approvals.Decide(request.Id, request.Approved, request.Reason.Trim(), cancellationToken) is { } no
                ? no
                : Answer.NoContent();
        }
    }
}
