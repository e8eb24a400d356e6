using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>A new secret signs from now on, the old one too for a day, so that the receiver can change without losing a delivery.</summary>
internal static class RotateSecret
{
    private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/secret",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(RotateSecret))
        .WithSummary("Draw a new secret. It is shown once; the old one signs too for 24 hours.")
        .Answers<Receipt>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => WebhookRights.Manage;

        // A machine changes the secrets that it itself works with.
        bool IDangerous.IsForMachinesToo => true;
    }

    /// <param name="Secret">What deliveries are signed with; keep it, it cannot be read again.</param>
    /// <param name="OldSecretUntil">Until then the old secret signs too.</param>
    internal sealed record Receipt(string? Secret, DateTimeOffset OldSecretUntil);

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, Secrets secrets) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write(writing => Rotate(writing, request.Id, scope), cancellationToken);
        }

        private async Task<Answer> Rotate(Writing writing, Guid id, ChapterScope scope)
        {
            if (await writing.OwnEndpointOf(id, scope) is null
                || await writing.Row<SecretRow>(SecretRow.Table, id.ToString()) is not { } row)
                return new NoSuchEndpoint();
            var until = writing.Now + _overlap;
            var rotate = new EndpointCommand.RotateSecret(caller.AccountId!.Value, until, writing.Now);
            if (await writing.Decide(WebhookStreams.Endpoints, id, rotate) is { } no)
                return no;

            // The fact beside it guards the row: of two rotations at once the second is decided again on what the first has left.
            var next = Secret.Draw();
            var old = secrets.Unwrap(id, row, writing.Now).Select(secret => secret with { Until = secret.Until ?? until });
            writing.Put(SecretRow.Table, id.ToString(), secrets.Wrap(id, [next, .. old]));
            return Answer.Ok(new Receipt(next.Value, until)).Secret(new Receipt(null, until));
        }
    }
}
