using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// The link of a mail sets a new password, once. It stands for the password only: an authenticator's code is asked for at the next
/// sign-in.
/// </summary>
internal static class ResetPassword
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "password-resets/completion",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ResetPassword))
        .WithSummary("Set a new password with the token of a mail. It works once; all sessions end.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    internal sealed record Request(string Token, string NewPassword) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Token).NotEmpty().IsSecret();
            RuleFor(request => request.NewPassword).NotEmpty().IsSecret();
        }
    }

    internal sealed class Handler(AccountBook accounts, PasswordResets resets, Witness witness) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => accounts.InOneTransaction<Answer>(
            async () =>
            {
                var (account, no) = await resets.Complete(request.Token, request.NewPassword, cancellationToken);
                witness.Account = account == Guid.Empty ? null : account;
                return no is not null ? no : Answer.NoContent();
            },
            cancellationToken);
    }
}
