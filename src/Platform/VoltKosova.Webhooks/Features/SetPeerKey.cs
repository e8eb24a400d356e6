using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks.Features;

/// <summary>The peer has told the secret that it signs with, or a new one; the old one is believed for a day more.</summary>
internal static class SetPeerKey
{
    private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "peers/{id:guid}/key",
            (Guid id, Told body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Key), cancellation))
        .WithName(nameof(SetPeerKey))
        .WithSummary("Keep the secret that a peer signs with. The one before is believed for 24 hours more.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="Key">As the peer's own staff were shown it: whsec_ and base64 of 32 bytes.</param>
    internal sealed record Told(string Key);

    internal sealed record Request(Guid Id, string Key) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Key).NotEmpty().MaximumLength(200);
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, Secrets secrets) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return Secret.IsOne(request.Key)
                ? await store.Write(writing => Keep(writing, request, scope), cancellationToken)
                : new KeyNotValid();
        }

        private async Task<Answer> Keep(Writing writing, Request request, ChapterScope scope)
        {
            var id = request.Id;
            if (await writing.OwnEndpointOf(id, scope) is not { IsPeer: true }
                || await writing.Row<PeerRow>(PeerRow.Table, id.ToString()) is not { } row)
                return new NoSuchPeer();
            var known = row.WrappedKeys is { } wrapped ? secrets.Unwrap(id, new SecretRow(wrapped), writing.Now) : [];
            var keep = new EndpointCommand.KeepKey(caller.AccountId!.Value, writing.Now);
            if (await writing.Decide(WebhookStreams.Endpoints, id, keep) is { } no)
                return no;
            if (known is not [{ Until: null } current, ..] || current.Value != request.Key)
            {
                var old = known.Where(key => key.Value != request.Key)
                    .Select(key => key with { Until = key.Until ?? writing.Now + _overlap }).Take(EndpointDecider.MostOldSecrets);
                writing.Put(PeerRow.Table, id.ToString(), new PeerRow(secrets.Wrap(id, [new(request.Key, null), .. old]).Wrapped));
            }

            return Answer.NoContent();
        }
    }
}
