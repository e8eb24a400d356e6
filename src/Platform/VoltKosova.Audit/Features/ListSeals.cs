using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Audit.Features;

/// <summary>The seals of the trail. Whoever notes one elsewhere can have the trail checked against it later.</summary>
internal static class ListSeals
{
    private static readonly ListOf<Seal> _list = new(
        AuditSchema.Name,
        new RowTable("seal"),
        new("number", FieldType.Number),
        new("after", FieldType.Number),
        new("last", FieldType.Number),
        new("entries", FieldType.Number),
        new("digest"),
        new("previous"),
        new("mark"),
        new("sealed_at", FieldType.Instant))
    {
        NewestFirst = true,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "seals",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName("ListAuditSeals")
        .WithSummary("List the seals of the audit trail, the newest first. The job audit.check-trail compares the trail with them.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AuditRights.Read;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await caller.Refuse(cancellationToken) ?? await lists.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
