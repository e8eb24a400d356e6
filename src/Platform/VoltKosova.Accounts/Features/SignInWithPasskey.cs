using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using System.Text.Json.Nodes;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// A session for the API by a passkey, which is both factors at once: the authenticator, and its holder's finger, face or PIN.
/// </summary>
internal static class SignInWithPasskey
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "sign-in/passkey",
            (Form body, HttpContext http, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body.Challenge, body.Credential, Device.Of(http)), cancellation))
        .WithName(nameof(SignInWithPasskey))
        .WithSummary("Sign in with the answer of navigator.credentials.get. No e-mail, password or code is needed.")
        .Answers<TokenPair>(StatusCodes.Status200OK)
        .Sensitive();

    /// <param name="Challenge">Of the options.</param>
    /// <param name="Credential">The credential's <c>toJSON()</c>.</param>
    internal sealed record Form(string Challenge, JsonObject Credential);

    internal sealed record Request(string Challenge, JsonObject Credential, Device Device) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Challenge).NotEmpty().MaximumLength(8000);
            RuleFor(request => request.Credential).NotNull();
        }
    }

    internal sealed class Handler(Passkeys passkeys, SessionTable sessions, TokenPairs pairs, Witness witness, AccountsOptions limits)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (account, isIn) = await passkeys.SignIn(request.Challenge, request.Credential.ToJsonString(), cancellationToken);
            witness.Account = account;
            if (!isIn)
                return new SignInRefused();
            var session = await sessions.Start(
                account!.Value, limits.ApiIdleLimit, limits.ApiSessionLife, request.Device, cancellationToken);
            return Answer.Ok(pairs.Make(account.Value, session, 0)).Secret();
        }
    }
}
