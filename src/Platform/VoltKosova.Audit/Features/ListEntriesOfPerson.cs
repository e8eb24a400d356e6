using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Audit.Features;

/// <summary>Who read or changed the data of one person.</summary>
internal static class ListEntriesOfPerson
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "persons/{id:guid}/entries",
            (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, query), cancellation))
        .WithName("ListAuditEntriesOfPerson")
        .WithSummary("List who read or changed the data of a person.")
        .AnswersList(EntryLists.Of);

    internal sealed record Request(Guid Id, ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AuditRights.Read;
    }

    internal sealed class Handler(ListReader lists, Caller caller, TrailBook trail) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await trail.Knows(request.Id, await caller.Scope(AuditRights.Read, cancellationToken), cancellationToken)
                ? await lists.Read(
                    EntryLists.Of,
                    request.Query,
                    (await caller.Entries(cancellationToken)).And(ListScope.Within("persons", request.Id)),
                    cancellationToken)
                : new NothingAboutPerson();
    }
}
