using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The signatures under the petitions of the chapters where the caller may see who signed.</summary>
internal static class ListSignatures
{
    private static readonly ListOf<SignatureRow> _list = new(
        CampaignsStreams.Module,
        SignatureRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("petition_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("name") { Of = ["given_name", "family_name"] },
        new ListField("given_name"),
        new ListField("family_name"),
        new ListField("email", Filterable: false),
        new ListField("country"),
        new ListField("municipality"),
        new ListField("language"),
        new ListField("show_name", FieldType.Boolean),
        new ListField("keep_informed", FieldType.Boolean),
        new ListField("given_at", FieldType.Instant, Sortable: true),
        new ListField("confirmed_at", FieldType.Instant),
        new ListField("confirmed_on", FieldType.Date))
    {
        DefaultSort = "-given_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "signatures",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListSignatures))
        .WithSummary("List the signatures under the petitions of one's own chapters. Names are there once the address is confirmed.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.SeeSignatures;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.SeeSignatures, cancellationToken);
            return await reader.Read(_list, request.Query, ListScope.Of(scope), cancellationToken);
        }
    }
}
