using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>One endpoint, for those whose right reaches its chapter; for all others there is none.</summary>
internal static class GetEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetEndpoint))
        .WithSummary("Read an endpoint of one's own chapters, and in one sentence how it stands.")
        .Answers<Body>(StatusCodes.Status200OK);

    /// <param name="Endpoint">The endpoint.</param>
    /// <param name="Status">How it stands, in one sentence of the caller's language.</param>
    /// <param name="FailingSince">Since when every attempt has failed; null while the last one went well.</param>
    /// <param name="ContactEmail">Who is told when it fails.</param>
    internal sealed record Body(EndpointRow Endpoint, string Status, DateTimeOffset? FailingSince, string? ContactEmail);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, RequestLanguage language) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (await store.OwnEndpointOf(request.Id, scope, cancellationToken) is not { } row)
                return new NoSuchEndpoint();
            var health = await store.Row<HealthRow>(HealthRow.Table, row.Id, cancellationToken);
            var contact = await store.Row<ContactRow>(ContactRow.Table, row.Id, cancellationToken);
            return Answer.Ok(
                new Body(row, EndpointStatus.Of(row, health, language.Language), health?.FailingSince, contact?.Email), row.Version);
        }
    }
}
