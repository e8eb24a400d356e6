using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Staff note that a person agrees no more, because they said so in a letter or on the telephone.</summary>
internal static class WithdrawConsent
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "persons/{id:guid}/consent-withdrawals",
            (Guid id, WithdrawalBody body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body), cancellation))
        .WithName(nameof(WithdrawConsent))
        .WithSummary("Note that a person agrees no more. Everybody who acts on the consent is told.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, WithdrawalBody Body) : IRequest<Answer>, IForStaff
    {
        public static Right Right => PrivacyRights.Consents;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new WithdrawalValidator());
    }

    internal sealed class Handler(Withdrawing withdrawing, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            (await caller.Scope(PrivacyRights.Consents, cancellationToken)).Everywhere
                ? await withdrawing.Withdraw(request.Id, request.Body, ConsentProof.Paper, cancellationToken)
                : new OutsideOwnScope();
    }
}
