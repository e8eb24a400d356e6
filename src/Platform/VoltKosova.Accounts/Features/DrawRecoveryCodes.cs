using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>New codes for the day my phone is gone. They are told once; those before are worth nothing from now on.</summary>
internal static class DrawRecoveryCodes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/recovery-codes",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(DrawRecoveryCodes))
        .WithSummary("Draw ten recovery codes, each good once in place of the authenticator's code. They are shown once; older ones end.")
        .Answers<Body>(StatusCodes.Status200OK)
        .Sensitive();

    /// <param name="Password">Not needed for some minutes after signing in.</param>
    /// <param name="Totp">The authenticator's code, beside the password.</param>
    internal sealed record Request(string? Password = null, string? Totp = null) : IRequest<Answer>, IForSignedIn;

    /// <param name="Codes">Keep them, they cannot be read again.</param>
    internal sealed record Body(IReadOnlyList<string> Codes);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Password).IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Caller caller, Presence presence, RecoveryCodes codes, UserManager<Account> manager)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!(await manager.FindOwn(caller)).TwoFactorEnabled)
                return new AuthenticatorNotOn();
            if (await presence.Refuse(request.Password, request.Totp, cancellationToken) is { } no)
                return no;
            return Answer.Ok(new Body(await codes.Draw(caller.AccountId!.Value, cancellationToken))).Secret();
        }
    }
}
