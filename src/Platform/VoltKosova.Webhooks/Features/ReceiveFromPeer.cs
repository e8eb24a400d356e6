using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks.Features;

/// <summary>
/// Another Volt chapter tells something. Who it is the signature says, over the bytes as they came. Taken means stored: the mark that it
/// was taken and the message for the modules commit together, and only then it is answered. The same message again is answered the same.
/// </summary>
internal static class ReceiveFromPeer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "peers/{id:guid}/events",
            async (Guid id, HttpRequest http, IMediator mediator, CancellationToken cancellation) => await mediator.Send(
                new Request(
                    id,
                    new IncomingSignature(http.Headers["webhook-id"], http.Headers["webhook-timestamp"], http.Headers["webhook-signature"]),
                    await Bytes(http, cancellation)),
                cancellation))
        .WithName(nameof(ReceiveFromPeer))
        .WithSummary("Tell something as a Volt chapter: a CloudEvent in JSON, signed as Standard Webhooks says, at most 300 s old.")
        .Answers<Taken>(StatusCodes.Status200OK);

    internal sealed record Request(Guid PeerId, IncomingSignature Signature, byte[] Bytes) : IRequest<Answer>, IForPublic;

    /// <param name="Challenge">The challenge back, when it was one.</param>
    internal sealed record Taken(string? Challenge);

    private static async Task<byte[]> Bytes(HttpRequest http, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await http.Body.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    internal sealed class Handler(
        Store<WebhookStreams> store, IVoltPeers partners, Secrets secrets, EventCatalogue catalogue, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (peer, signature, bytes) = request;
            var now = clock.GetUtcNow();
            if (await store.Row<PeerRow>(PeerRow.Table, peer, cancellationToken) is not { WrappedKeys: { } wrapped }
                || await partners.Find(peer, cancellationToken) is null)
                return new NoSuchPeer();
            if (signature.Refuse(secrets.Unwrap(peer, new SecretRow(wrapped), now), bytes, now) is { } refusal)
                return refusal;
            if (Read(bytes) is not var (id, type, data) || id != signature.Id || !Guid.TryParse(id, out var messageId))
                return new MessageNotUnderstood();
            if (type == EventCatalogue.ChallengeType)
                return data["challenge"] is JsonValue challenge && challenge.TryGetValue<string>(out var text)
                    ? Answer.Ok(new Taken(text))
                    : new MessageNotUnderstood();
            if (!catalogue.IsForPeers(type))
                return new EventTypeUnknown(type);
            var received = new PeerEvent.MessageReceived(peer, messageId, type, data.ToJsonString(StoredJson.Options), now);
            return await store.Write(writing => Take(writing, received), cancellationToken);
        }

        private static async Task<Answer> Take(Writing writing, PeerEvent.MessageReceived received)
        {
            var mark = ReceivedRow.IdOf(received.PeerId, received.MessageId.ToString());
            if (await writing.Row<ReceivedRow>(ReceivedRow.Table, mark) is null)
            {
                writing.Insert(ReceivedRow.Table, mark, new ReceivedRow(received.PeerId, received.At));
                if (writing.Start(WebhookStreams.Messages, writing.NewId(), received) is { } no)
                    return no;
            }

            return Answer.Ok(new Taken(null));
        }

        private static (string Id, string Type, JsonObject Data)? Read(byte[] bytes)
        {
            try
            {
                return bytes.Length <= CloudEvent.MostBytes && JsonNode.Parse(bytes) is JsonObject message
                    && message["specversion"]?.GetValue<string>() == "1.0"
                    && message["id"]?.GetValue<string>() is { } id
                    && message["type"]?.GetValue<string>() is { } type
                    && message["data"] is JsonObject data
                        ? (id, type, data)
                        : null;
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }
}
