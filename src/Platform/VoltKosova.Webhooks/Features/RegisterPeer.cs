using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Peers;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Webhooks.Features;

/// <summary>
/// A partner that is a Volt chapter becomes a peer: it is sent to under its own address, with a secret that is shown once, and may send
/// with the secret that it shows us. It is an endpoint like others: challenge, log, replay and rotation are the same.
/// </summary>
internal static class RegisterPeer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("peers", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(RegisterPeer))
        .WithSummary("Exchange keys with a Volt chapter of another country. Our secret is shown once; theirs can follow.")
        .Answers<Receipt>(StatusCodes.Status201Created);

    /// <param name="PartnerId">The partner, of the kind volt_chapter; the peer has the same id.</param>
    /// <param name="Url">Where the peer takes events: what its own staff read as events_url.</param>
    /// <param name="Key">The secret that the peer signs with, when it is known already.</param>
    internal sealed record Request(Guid PartnerId, string Url, string? Key = null) : IRequest<Answer>, IForStaff, IDangerous
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Secret">What we sign with: the peer registers it as our key. It cannot be read again.</param>
    /// <param name="EventsUrl">Where the peer sends to.</param>
    internal sealed record Receipt(Guid Id, Standing State, string? Secret, string EventsUrl);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Url).NotEmpty().MaximumLength(2000);
            RuleFor(request => request.Key).MaximumLength(200);
        }
    }

    internal sealed class Handler(
        Store<WebhookStreams> store,
        Caller caller,
        IVoltPeers partners,
        Destinations destinations,
        EventCatalogue catalogue,
        Secrets secrets,
        IOptions<WebOptions> web) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (await partners.Find(request.PartnerId, cancellationToken) is not { } partner || !scope.Holds(partner.ChapterId))
                return new NoSuchPeer();
            if (request.Key is { } key && !Secret.IsOne(key))
                return new KeyNotValid();
            return await destinations.Refuse(request.Url, cancellationToken) is { } refusal
                ? refusal
                : await store.Write(writing => Register(writing, request, partner), cancellationToken);
        }

        private async Task<Answer> Register(Writing writing, Request request, VoltPeer partner)
        {
            var id = request.PartnerId;
            if (await writing.Row<EndpointRow>(EndpointRow.Table, id.ToString()) is not null)
                return new PeerKnownAlready();
            var registration = new EndpointEvent.Registered(
                id, partner.ChapterId, request.Url, [], partner.Name, caller.AccountId!.Value, writing.Now, IsPeer: true);
            if (await writing.Decide(WebhookStreams.Endpoints, id, new EndpointCommand.Register(registration)) is { } no)
                return no;
            var secret = Secret.Draw();
            writing.Put(SecretRow.Table, id.ToString(), secrets.Wrap(id, [secret]));
            var theirs = request.Key is { } key ? secrets.Wrap(id, [new(key, null)]).Wrapped : null;
            writing.Put(PeerRow.Table, id.ToString(), new PeerRow(theirs));
            writing.QueueChallenge(id, catalogue);
            var url = $"{web.Value.PublicUrl.TrimEnd('/')}/api/v1/webhooks/peers/{id}/events";
            return Answer.Created($"/api/v1/webhooks/endpoints/{id}", new Receipt(id, Standing.Pending, secret.Value, url), 1)
                .Secret(new Receipt(id, Standing.Pending, null, url));
        }
    }
}
