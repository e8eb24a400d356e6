using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using System.Text.Json.Nodes;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The answer of my authenticator: from now on it opens the account, without e-mail, password or code.</summary>
internal static class AddPasskey
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/passkeys", (Request request, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(request, cancellation))
        .WithName(nameof(AddPasskey))
        .WithSummary("Add a passkey with the answer of navigator.credentials.create.")
        .Answers<Body>(StatusCodes.Status201Created)
        .Sensitive();

    /// <param name="Challenge">Of the options.</param>
    /// <param name="Credential">The credential's <c>toJSON()</c>.</param>
    /// <param name="Name">What the holder calls it: "my phone".</param>
    internal sealed record Request(string Challenge, JsonObject Credential, string Name) : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(Guid PasskeyId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Challenge).NotEmpty().MaximumLength(8000);
            RuleFor(request => request.Credential).NotNull();
            RuleFor(request => request.Name).NotNull();
            RuleFor(request => request.Name).IsName();
        }
    }

    internal sealed class Handler(Caller caller, Passkeys passkeys, Notices notices) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = caller.AccountId!.Value;
            var (challenge, credential, name) = request;
            if (await passkeys.Register(me, challenge, credential.ToJsonString(), name.Trim(), cancellationToken) is not { } id)
                return new PasskeyRefused();
            await notices.Write(NoticeKind.PasskeyAdded, me, cancellationToken);
            return Answer.Created($"/api/v1/access/me/passkeys/{id}", new Body(id));
        }
    }
}
