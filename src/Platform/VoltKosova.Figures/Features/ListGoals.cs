using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Figures.Features;

/// <summary>The goals under way that the caller may see.</summary>
internal static class ListGoals
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "goals",
            ([FromQuery(Name = "chapter_id")] Guid? chapter, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(chapter), cancellation))
        .WithName(nameof(ListGoals))
        .WithSummary("List the goals that petitions and campaigns have now, and how far they are.")
        .Answers<Body>();

    internal sealed record Request(Guid? Chapter) : IRequest<Answer>, IForStaff
    {
        public static Right Right => FigureRights.Ask;
    }

    internal sealed record Body(IReadOnlyList<Item> Items);

    /// <param name="Kind">What it belongs to: <c>petition</c> or <c>campaign</c>.</param>
    /// <param name="OfId">The petition or campaign.</param>
    /// <param name="Until">The last day for it; null when it is open.</param>
    internal sealed record Item(
        string Kind, Guid OfId, string Title, Guid ChapterId, string Measure, long Reached, long Target, DateOnly? Until);

    internal sealed class Handler(FigureView figures, RequestLanguage spoken) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var lines = await figures.Goals(request.Chapter, cancellationToken);
            return Answer.Ok(new Body(
            [
                .. lines.Select(line => new Item(
                    line.Kind,
                    line.OfId,
                    line.Of.In(spoken.Language),
                    line.ChapterId,
                    line.Measure.In(spoken.Language),
                    line.Reached,
                    line.Target,
                    line.Until)),
            ]));
        }
    }
}
