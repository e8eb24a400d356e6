using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The campaigns that run or have been completed, for everybody.</summary>
internal static class ListPublicCampaigns
{
    private static readonly ListOf<PublicCampaign> _list = new(
        CampaignsStreams.Module,
        PublicCampaign.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("started_on", FieldType.Date, Sortable: true),
        new ListField("ends_on", FieldType.Date),
        new ListField("completed_on", FieldType.Date))
    {
        DefaultSort = "-started_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPublicCampaigns))
        .WithSummary("List the campaigns that run or have been completed.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader reader) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            reader.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
