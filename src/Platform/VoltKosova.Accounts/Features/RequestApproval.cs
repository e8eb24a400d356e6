using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>One asks to do something to more persons than one person alone may.</summary>
internal static class RequestApproval
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("approvals", (Form body, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(body), cancellation))
        .WithName(nameof(RequestApproval))
        .WithSummary("Ask a second person to approve an export or a deletion that touches many persons.")
        .Answers<Receipt>(StatusCodes.Status201Created);

    /// <param name="Act"><c>export</c> or <c>job</c>, as approval-required says.</param>
    /// <param name="Subject">The operation of the list, or the id of the job.</param>
    /// <param name="Persons">How many persons at most.</param>
    /// <param name="Reason">Why, without personal data.</param>
    internal sealed record Form(string Act, string Subject, long Persons, string Reason);

    internal sealed record Request(Form Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Approve;
    }

    /// <param name="ApprovalId">Where to look for the decision.</param>
    internal sealed record Receipt(Guid ApprovalId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Act).NotEmpty().MaximumLength(20);
            RuleFor(request => request.Body.Subject).NotEmpty().MaximumLength(100);
            RuleFor(request => request.Body.Persons).InclusiveBetween(1, 10_000_000);
            RuleFor(request => request.Body.Reason).IsReason();
        }
    }

    internal sealed class Handler(Approvals approvals, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (caller.IsService)
                return new ApprovalsAreForPeople();
            var (act, subject, persons, reason) = request.Body;
            var (id, no) = await approvals.Ask(act, subject, persons, reason.Trim(), cancellationToken);
            return no is null ? Answer.Created($"/api/v1/access/approvals/{id}", new Receipt(id)) : no;
        }
    }
}
