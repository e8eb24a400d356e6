using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Web;

namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Somebody agrees no more, as easily as they agreed.</summary>
internal static class WithdrawMyConsent
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/consent-withdrawals", (WithdrawalBody body, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(body), cancellation))
        .WithName(nameof(WithdrawMyConsent))
        .WithSummary("Withdraw a consent. Only one's own later act brings it back: no import and no call of the API does.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(WithdrawalBody Body) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new WithdrawalValidator());
    }

    internal sealed class Handler(Withdrawing withdrawing, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => caller.PersonId is { } person
            ? await withdrawing.Withdraw(person, request.Body, ConsentProof.SignedIn, cancellationToken)
            : new NoPersonBehindAccount();
    }
}
