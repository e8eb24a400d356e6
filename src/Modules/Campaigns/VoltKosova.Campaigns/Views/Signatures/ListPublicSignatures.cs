using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The names under petitions of those who wanted theirs to be read.</summary>
internal static class ListPublicSignatures
{
    private static readonly ListOf<PublicSignature> _list = new(
        CampaignsStreams.Module,
        PublicSignature.Table,
        new ListField("petition_id", FieldType.Uuid),
        new ListField("given_name", Filterable: false),
        new ListField("family_name", Filterable: false),
        new ListField("country"),
        new ListField("municipality"),
        new ListField("confirmed_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-confirmed_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/signatures",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPublicSignatures))
        .WithSummary("List the names of signers who agreed to be named, petition by petition.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader reader) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            reader.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
