using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Features;

/// <summary>Sends a sample, marked <c>"test": true</c>, the way of every other delivery.</summary>
internal static class SendTest
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/test",
            (Guid id, Sample body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.EventType), cancellation))
        .WithName(nameof(SendTest))
        .WithSummary("Send a sample event. Its delivery tells how it went.")
        .Answers<Queued>(StatusCodes.Status202Accepted);

    internal sealed record Sample(string EventType);

    internal sealed record Request(Guid Id, string EventType) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.EventType).NotEmpty().MaximumLength(200);
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, EventCatalogue catalogue) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (await writing.OwnEndpointOf(request.Id, scope) is not { } endpoint)
                        return new NoSuchEndpoint();
                    if (catalogue.Find(request.EventType) is not { } type)
                        return new EventTypeUnknown(request.EventType);
                    if (endpoint.Standing != Standing.Active)
                        return new EndpointNotActive();
                    var delivery = writing.QueueSample(request.Id, type, catalogue);
                    return Answer.Accepted(new Queued(delivery.Id), Queued.PathOf(delivery));
                },
                cancellationToken);
        }
    }
}
