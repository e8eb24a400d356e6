using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>What there is to help with, for everybody.</summary>
internal static class ListPublicOpportunities
{
    private static readonly ListOf<PublicOpportunity> _list = new(
        VolunteeringStreams.Module,
        PublicOpportunity.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("kind"),
        new ListField("campaign_id", FieldType.Uuid),
        new ListField("place.online", FieldType.Boolean),
        new ListField("place.municipality"),
        new ListField("minimum_age", FieldType.Number),
        new ListField("opens_at", FieldType.Instant),
        new ListField("closes_at", FieldType.Instant),
        new ListField("opened_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-opened_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/opportunities",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPublicOpportunities))
        .WithSummary("List the open opportunities.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader reader) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            reader.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
