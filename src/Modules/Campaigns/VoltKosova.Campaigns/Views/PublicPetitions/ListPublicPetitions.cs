using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The petitions that have opened, with how many have signed, for everybody.</summary>
internal static class ListPublicPetitions
{
    private static readonly ListOf<PetitionTally> _list = new(
        CampaignsStreams.Module,
        PetitionTally.Table,
        new ListField("petition_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("campaign_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("goal", FieldType.Number),
        new ListField("signatures", FieldType.Number, Sortable: true),
        new ListField("opened_on", FieldType.Date, Sortable: true),
        new ListField("closes_on", FieldType.Date))
    {
        DefaultSort = "-opened_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/petitions",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPublicPetitions))
        .WithSummary("List the petitions that have opened, with how many have signed by now.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader reader) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            reader.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
