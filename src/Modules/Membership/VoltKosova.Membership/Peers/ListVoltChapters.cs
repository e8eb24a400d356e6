using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>The Volt chapters of other countries to which a member can ask to go.</summary>
internal static class ListVoltChapters
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("volt-chapters", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListVoltChapters))
        .WithSummary("Read the Volt chapters of other countries to which one can ask to go.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(IReadOnlyList<Entry> Items);

    /// <param name="PeerId">By which a transfer names it.</param>
    internal sealed record Entry(Guid PeerId, string Name);

    internal sealed class Handler(KnownPeers peers) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Answer.Ok(new Body(
        [
            .. (await peers.All(cancellationToken)).Select(peer => new Entry(peer.Key, peer.Value.Name))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ]));
    }
}
