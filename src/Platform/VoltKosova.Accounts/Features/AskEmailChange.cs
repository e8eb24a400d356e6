using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>Another address for my account. Whether it has an account already is not told here.</summary>
internal static class AskEmailChange
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/email-change",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(AskEmailChange))
        .WithSummary("Ask for another e-mail address. Both addresses get a mail; the new one must confirm, the old one can object for "
        + "a week.")
        .Answers(StatusCodes.Status202Accepted)
        .Sensitive();

    /// <param name="Password">Not needed for some minutes after signing in.</param>
    /// <param name="Totp">The authenticator's code, beside the password.</param>
    internal sealed record Request(string NewEmail, string? Password = null, string? Totp = null) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.NewEmail).IsEmail();
            RuleFor(request => request.Password).IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Caller caller, Presence presence, EmailChanges changes, UserManager<Account> manager)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await presence.Refuse(request.Password, request.Totp, cancellationToken) is { } no)
                return no;
            var (me, address) = (await manager.FindOwn(caller), CanonicalEmail.Of(request.NewEmail)!);
            if (address == me.Email)
                return new EmailUnchanged();
            await changes.Ask(me.Id, address, cancellationToken);
            return Answer.Accepted();
        }
    }
}
