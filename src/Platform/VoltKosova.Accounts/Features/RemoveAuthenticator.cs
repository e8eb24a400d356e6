using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>My authenticator goes, and recovery codes with it; that takes both the password and a code, of either kind.</summary>
internal static class RemoveAuthenticator
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/totp/removal",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(RemoveAuthenticator))
        .WithSummary("Turn the authenticator off, with the password and a code.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    internal sealed record Request(string Password, string Code) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Password).NotEmpty().IsSecret();
            RuleFor(request => request.Code).NotEmpty().IsSecret();
        }
    }

    internal sealed class Handler(
        Caller caller, Credentials credentials, UserManager<Account> manager, RecoveryCodes codes, Notices notices)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = await manager.FindOwn(caller);
            if ((await credentials.Check(me.Email, request.Password, request.Code, cancellationToken)).No is not null)
                return new PasswordRefused();
            me.AuthenticatorKey = null;
            (await manager.SetTwoFactorEnabledAsync(me, false)).MustSucceed();
            await codes.Forget(me.Id, cancellationToken);
            await notices.Write(NoticeKind.AuthenticatorOff, me.Id, cancellationToken);
            return Answer.NoContent();
        }
    }
}
