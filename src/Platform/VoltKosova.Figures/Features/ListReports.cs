using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Figures.Reports;
using VoltKosova.Web;

namespace VoltKosova.Figures.Features;

/// <summary>The monthly reports of the caller's chapters.</summary>
internal static class ListReports
{
    private static readonly ListOf<Row> _list = new(
        ReportShelf.Schema,
        new RowTable("report"),
        new("id", FieldType.Uuid),
        new("month"),
        new("language"),
        new("chapter_id", FieldType.Uuid),
        new("made_at", FieldType.Instant, Sortable: true),
        new("bytes", FieldType.Number))
    {
        NewestFirst = true,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "reports",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListReports))
        .WithSummary("List the monthly reports of one's chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ReportRights.See;
    }

    /// <param name="Month">As <c>2026-03</c>.</param>
    /// <param name="Language">Of its texts: <c>sq</c>, <c>sr</c> or <c>en</c>.</param>
    /// <param name="ChapterId">The chapter that it is about, with all below it; null for the whole movement.</param>
    /// <param name="Bytes">How long the file is.</param>
    internal sealed record Row(Guid Id, string Month, string Language, Guid? ChapterId, DateTimeOffset MadeAt, long Bytes);

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(Request.Right, cancellationToken)), cancellationToken);
    }
}
