using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Partnerships.Views;

/// <summary>The organisations that are partners today, for everybody.</summary>
internal static class ListDirectory
{
    private static readonly ListOf<DirectoryEntry> _list = new(
        PartnershipsStreams.Module,
        DirectoryEntry.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("kind"),
        new ListField("name"),
        new ListField("country"),
        new ListField("website"),
        new ListField("municipality"),
        new ListField("locality"),
        new ListField("added_on", FieldType.Date, Sortable: true))
    {
        DefaultSort = "-added_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "directory",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListDirectory))
        .WithSummary("List the organisations that are partners today.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader reader) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            reader.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
