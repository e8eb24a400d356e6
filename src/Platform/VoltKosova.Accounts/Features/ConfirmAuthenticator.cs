using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>A first code shows that my app has the key; from now on sign-in asks for codes.</summary>
internal static class ConfirmAuthenticator
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/totp/confirmation",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(ConfirmAuthenticator))
        .WithSummary("Turn the authenticator on with a first code.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    internal sealed record Request(string Code) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Code).NotEmpty().IsSecret();
    }

    internal sealed class Handler(Caller caller, Credentials credentials, UserManager<Account> manager, Notices notices)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = await manager.FindOwn(caller);
            if (me.TwoFactorEnabled)
                return new TotpAlreadyOn();
            if (me.AuthenticatorKey is null || !await credentials.UseCode(me.Id, me.AuthenticatorKey, request.Code, cancellationToken))
                return new TotpRefused();
            (await manager.SetTwoFactorEnabledAsync(me, true)).MustSucceed();
            await notices.Write(NoticeKind.AuthenticatorOn, me.Id, cancellationToken);
            return Answer.NoContent();
        }
    }
}
