using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>The posts that look for somebody. It is public: who wants to stand must know.</summary>
internal static class ListVacancies
{
    private static readonly ListOf<VacancyRow> _list = new(
        ChaptersStreams.Module,
        VacancyRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("kind"),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("open_seats", FieldType.Number),
        new ListField("half_filled", FieldType.Boolean),
        new ListField("fill_by", FieldType.Date, Sortable: true))
    {
        DefaultSort = "fill_by",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "vacancies",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListVacancies))
        .WithSummary("List the posts with seats to be filled, the most urgent first.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader lists) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            lists.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
