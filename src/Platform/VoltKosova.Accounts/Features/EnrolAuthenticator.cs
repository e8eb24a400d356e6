using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>My authenticator app gets a key, which is told once. A stolen token is not enough: it asks for the password.</summary>
internal static class EnrolAuthenticator
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/totp", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(EnrolAuthenticator))
        .WithSummary("Enrol an authenticator app. Its key is shown once; it is on after the first code.")
        .Answers<Body>(StatusCodes.Status200OK)
        .Sensitive();

    internal sealed record Request(string Password) : IRequest<Answer>, IForSignedIn;

    /// <param name="Key">Base 32, to type in.</param>
    /// <param name="Uri">The same as an <c>otpauth</c> URI, to show as a QR code.</param>
    internal sealed record Body(string Key, string Uri);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Password).NotEmpty().IsSecret();
    }

    internal sealed class Handler(Caller caller, Credentials credentials, UserManager<Account> manager) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = await manager.FindOwn(caller);
            if (me.TwoFactorEnabled)
                return new TotpAlreadyOn();
            if ((await credentials.Check(me.Email, request.Password, null, cancellationToken)).No is not null)
                return new PasswordRefused();
            (await manager.ResetAuthenticatorKeyAsync(me)).MustSucceed();
            var key = (await manager.GetAuthenticatorKeyAsync(me))!;
            return Answer.Ok(new Body(key, UriOf(me.Email!, key))).Secret();
        }

        private static string UriOf(string email, string key) =>
            $"otpauth://totp/Volt%20Kosova:{Uri.EscapeDataString(email)}"
            + $"?secret={key}&issuer=Volt%20Kosova&algorithm=SHA1&digits=6&period=30";
    }
}
