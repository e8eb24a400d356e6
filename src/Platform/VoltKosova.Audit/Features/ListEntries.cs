using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Audit.Features;

/// <summary>The trail, the newest first. Reading it is in it.</summary>
internal static class ListEntries
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "entries",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName("ListAuditEntries")
        .WithSummary("List what staff read and did, and who was turned away.")
        .AnswersList(EntryLists.Of);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AuditRights.Read;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await lists.Read(EntryLists.Of, request.Query, await caller.Entries(cancellationToken), cancellationToken);
    }
}
