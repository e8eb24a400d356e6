using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Figures.Features;

/// <summary>The figures that the caller may see.</summary>
internal static class ListFigures
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", (IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(), cancellation))
        .WithName(nameof(ListFigures))
        .WithSummary("List the figures of the movement that one may see.")
        .Answers<Body>();

    internal sealed record Request : IRequest<Answer>, IForStaff
    {
        public static Right Right => FigureRights.Ask;
    }

    internal sealed record Body(IReadOnlyList<Item> Items);

    /// <param name="Kind"><c>stock</c>: how many there are at the end of a month; <c>flow</c>: how many came within it.</param>
    internal sealed record Item(string Id, string Title, string Meaning, FigureKind Kind, FigureUnit Unit);

    internal sealed class Handler(FigureView figures, RequestLanguage spoken) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult(Answer.Ok(new Body(
        [
            .. figures.Visible.Select(figure => new Item(
                figure.Id, figure.Title.In(spoken.Language), figure.Meaning.In(spoken.Language), figure.Kind, figure.Unit)),
        ])));
    }
}
