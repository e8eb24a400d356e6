using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// I prove that I am still there, which dangerous acts ask for. Same factors as a sign-in, so that it tells a thief of the token nothing
/// and lets them no further.
/// </summary>
internal static class StepUp
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("step-up", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(StepUp))
        .WithSummary("Prove again that it is you, as step-up-required asks for. The session and its tokens stay.")
        .Answers<Body>(StatusCodes.Status200OK)
        .Sensitive();

    /// <param name="Totp">The authenticator's code, where the account has one.</param>
    internal sealed record Request(string Password, string? Totp = null) : IRequest<Answer>, IForSignedIn;

    /// <param name="ProvedUntil">Until then dangerous acts go through.</param>
    internal sealed record Body(DateTimeOffset ProvedUntil);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Password).NotEmpty().IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Caller caller, Credentials credentials, UserManager<Account> manager, SessionTable sessions)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = await manager.FindOwn(caller);
            var (_, no) = await credentials.Check(me.Email, request.Password, request.Totp, cancellationToken);
            if (no is not null)
                return no is TotpRequired ? no : new PasswordRefused();
            var proof = await sessions.Prove(caller.SessionId!.Value, null, cancellationToken);
            return Answer.Ok(new Body(proof.At + proof.Life));
        }
    }
}
