using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The question that a passkey answers to sign in. It names nobody, because nobody has said who they are.</summary>
internal static class AskForPasskeySignIn
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("sign-in/passkey/options", (IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(), cancellation))
        .WithName(nameof(AskForPasskeySignIn))
        .WithSummary("Begin to sign in with a passkey: options for navigator.credentials.get, good for five minutes.")
        .Answers<PasskeyOptions>(StatusCodes.Status200OK)
        .Sensitive();

    internal sealed record Request : IRequest<Answer>, IForPublic;

    internal sealed class Handler(Passkeys passkeys) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            PasskeyOptions.Of(await passkeys.AskToSignIn());
    }
}
