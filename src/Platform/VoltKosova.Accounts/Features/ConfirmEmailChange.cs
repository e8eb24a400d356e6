using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>One side of a change of address agrees: whoever reads that mailbox.</summary>
internal static class ConfirmEmailChange
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "email-changes/confirmation",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ConfirmEmailChange))
        .WithSummary("Agree to a change of address, with the token of the mail to the old or the new one.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    internal sealed record Request(string Token) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Token).NotEmpty().IsSecret();
    }

    internal sealed class Handler(EmailChanges changes, Witness witness) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            witness.Account = await changes.Confirm(request.Token, cancellationToken);
            return witness.Account is null ? new EmailChangeRefused() : Answer.NoContent();
        }
    }
}
