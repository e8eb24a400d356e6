using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The question that my new passkey has to answer.</summary>
internal static class AskForPasskey
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/passkeys/options",
            (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(AskForPasskey))
        .WithSummary("Begin to add a passkey: options for navigator.credentials.create, good for five minutes.")
        .Answers<PasskeyOptions>(StatusCodes.Status200OK)
        .Sensitive();

    /// <param name="Password">Not needed for some minutes after signing in.</param>
    /// <param name="Totp">The authenticator's code, beside the password.</param>
    internal sealed record Request(string? Password = null, string? Totp = null) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Password).IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Caller caller, Presence presence, Passkeys passkeys, UserManager<Account> manager)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await presence.Refuse(request.Password, request.Totp, cancellationToken) is { } no)
                return no;
            return PasskeyOptions.Of(await passkeys.AskToRegister(await manager.FindOwn(caller)));
        }
    }
}
