using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>A session for the API.</summary>
internal static class SignIn
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "sign-in",
            (Form body, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(body.Email, body.Password, body.Totp, Device.Of(http.HttpContext)), cancellation))
        .WithName(nameof(SignIn))
        .WithSummary("Sign in. An account with an authenticator wants its code too, or a recovery code.")
        .Answers<TokenPair>(StatusCodes.Status200OK)
        .Sensitive();

    internal sealed record Form(string Email, string Password, string? Totp = null);

    internal sealed record Request(string Email, string Password, string? Totp, Device Device) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Email).NotEmpty();
            RuleFor(request => request.Password).NotEmpty().IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Credentials credentials, SessionTable sessions, TokenPairs pairs, Witness witness, AccountsOptions limits)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (account, no) = await credentials.Check(request.Email, request.Password, request.Totp, cancellationToken);
            witness.Account = account == Guid.Empty ? null : account;
            if (no is not null)
                return no;
            var session = await sessions.Start(account, limits.ApiIdleLimit, limits.ApiSessionLife, request.Device, cancellationToken);
            return Answer.Ok(pairs.Make(account, session, 0)).Secret();
        }
    }
}
