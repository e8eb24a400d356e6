using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>New tokens for a living session.</summary>
internal static class RefreshTokens
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("refresh", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(RefreshTokens))
        .WithSummary("Change the refresh token for new tokens. It is good once: sent again it ends the session.")
        .Answers<TokenPair>(StatusCodes.Status200OK);

    internal sealed record Request(string RefreshToken) : IRequest<Answer>, IForPublic;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.RefreshToken).IsSecret();
    }

    internal sealed class Handler(SessionTokens tokens, SessionTable sessions, TokenPairs pairs) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            tokens.Refresh.Read(request.RefreshToken) is { } token && await sessions.Refresh(token, cancellationToken) is { } generation
                ? Answer.Ok(pairs.Make(token.Account, token.Session, generation)).Secret()
                : new RefreshRefused();
    }
}
