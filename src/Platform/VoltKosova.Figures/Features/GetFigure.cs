using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Figures.Features;

/// <summary>One figure over months and by chapter.</summary>
internal static class GetFigure
{
    internal const int Longest = 120;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "{id}",
            (string id,
                int? months,
                [FromQuery(Name = "chapter_id")] Guid? chapter,
                IMediator mediator,
                CancellationToken cancellation) => mediator.Send(new Request(id, months ?? 12, chapter), cancellation))
        .WithName(nameof(GetFigure))
        .WithSummary("Read a figure over the last months, in one's own chapters or in one of them and all below it.")
        .Answers<Body>();

    /// <param name="Months">How many, the current one included.</param>
    internal sealed record Request(string Id, int Months, Guid? Chapter) : IRequest<Answer>, IForStaff
    {
        public static Right Right => FigureRights.Ask;
    }

    /// <param name="Months">As <c>2026-03</c>, oldest first.</param>
    /// <param name="Values">One per month, over all these chapters.</param>
    /// <param name="Whole">What stands for the period: a stock's last month, a flow's sum.</param>
    internal sealed record Body(
        string Id,
        string Title,
        FigureKind Kind,
        FigureUnit Unit,
        IReadOnlyList<string> Months,
        IReadOnlyList<long> Values,
        long Whole,
        IReadOnlyList<Chapter> Chapters);

    /// <param name="Name">In the language of the request; null while the chapter has none.</param>
    internal sealed record Chapter(Guid ChapterId, string? Name, IReadOnlyList<long> Values, long Whole);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Months).InclusiveBetween(1, Longest);
    }

    internal sealed class Handler(FigureView figures, IChapterNames names, RequestLanguage spoken, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (figures.Find(request.Id) is not { } figure)
                return new NoSuchFigure();
            var period = FigurePeriod.Until(FigureChange.DayOf(clock.GetUtcNow()), request.Months);
            var series = await figures.Read(figure, period, request.Chapter, cancellationToken);
            var named = await names.All(cancellationToken);
            return Answer.Ok(new Body(
                figure.Id,
                figure.Title.In(spoken.Language),
                figure.Kind,
                figure.Unit,
                [.. period.Months.Select(FigureMonth.MonthOf)],
                series.Values,
                series.Whole,
                [
                    .. series.Chapters.Select(chapter => new Chapter(
                        chapter.ChapterId,
                        named.GetValueOrDefault(chapter.ChapterId)?.In(spoken.Language),
                        chapter.Values,
                        FigureSeries.WholeOf(figure, chapter.Values))),
                ]));
        }
    }
}
