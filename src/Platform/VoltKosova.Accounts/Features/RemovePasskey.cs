using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>One of my passkeys opens the account no longer. The last way into an account stays.</summary>
internal static class RemovePasskey
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "me/passkeys/{id:guid}/removal",
            (Guid id, Form body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Password, body.Totp), cancellation))
        .WithName(nameof(RemovePasskey))
        .WithSummary("Remove one of one's own passkeys.")
        .Answers(StatusCodes.Status204NoContent)
        .Sensitive();

    /// <param name="Password">Not needed for some minutes after signing in.</param>
    /// <param name="Totp">The authenticator's code, beside the password.</param>
    internal sealed record Form(string? Password = null, string? Totp = null);

    internal sealed record Request(Guid Id, string? Password, string? Totp) : IRequest<Answer>, IForSignedIn;

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Password).IsSecret();
            RuleFor(request => request.Totp).IsSecret();
        }
    }

    internal sealed class Handler(Caller caller, Presence presence, PasskeyTable passkeys, Notices notices) : IRequestHandler<Request,
        Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var me = caller.AccountId!.Value;
            if (await presence.Refuse(request.Password, request.Totp, cancellationToken) is { } no)
                return no;
            if ((await passkeys.Show(me, cancellationToken)).All(one => one.Id != request.Id))
                return new PasskeyNotFound();
            if (!await passkeys.Remove(me, request.Id, cancellationToken))
                return new LastWayIn();
            await notices.Write(NoticeKind.PasskeyRemoved, me, cancellationToken);
            return Answer.NoContent();
        }
    }
}
