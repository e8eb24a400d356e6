using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Features;

/// <summary>Where an event's <c>dataschema</c> leads.</summary>
internal static class GetEventSchema
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "event-types/{name}/schema",
            (string name, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(name), cancellation))
        .WithName(nameof(GetEventSchema))
        .WithSummary("Read the JSON Schema of an event's data.")
        .Answers<JsonObject>(StatusCodes.Status200OK);

    internal sealed record Request(string Name) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(EventCatalogue catalogue) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            Task.FromResult(catalogue.Find(request.Name) is { } type ? Answer.Ok(type.Schema()) : new NoSuchEventType());
    }
}
