using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Features;

/// <summary>What webhooks can carry. A promise to receivers, so anybody may read it.</summary>
internal static class ListEventTypes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("event-types", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListEventTypes))
        .WithSummary("List the types of events with their schemas and samples.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForPublic;

    internal sealed record Body(IReadOnlyList<Item> Items);

    /// <param name="Name">The type as it stands in the event.</param>
    /// <param name="Version">Counted from 1: a change of shape is another type with a higher one.</param>
    /// <param name="Versions">The history of the type, the oldest version first; the last one is the one to ask for.</param>
    /// <param name="Schema">JSON Schema of the event's data.</param>
    /// <param name="Example">Data of that shape.</param>
    internal sealed record Item(string Name, int Version, IReadOnlyList<TypeVersion> Versions, JsonObject Schema, JsonObject Example);

    internal sealed class Handler(EventCatalogue catalogue) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult(
            Answer.Ok(new Body(
                [.. catalogue.All.Select(type => new Item(type.Name, type.Version, type.Versions, type.Schema(), type.Example()))])));
    }
}
