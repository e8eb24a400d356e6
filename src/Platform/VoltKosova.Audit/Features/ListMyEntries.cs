using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Audit.Features;

/// <summary>Who has read or changed the data of the person who asks, when, and why where they had to say it.</summary>
internal static class ListMyEntries
{
    private static readonly ListOf<MyEntry> _list = new(
        AuditSchema.Name,
        EntryLists.Table,
        new("id", FieldType.Uuid),
        new("at", FieldType.Instant, Sortable: true),
        new("operation"),
        new("way"),
        new("outcome"),
        new("account_id", FieldType.Uuid),
        new("reason"))
    {
        NewestFirst = true,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/entries",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName("ListMyAuditEntries")
        .WithSummary("List who has read or changed one's own data.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    /// <summary>That somebody read or changed one's data.</summary>
    /// <param name="AccountId">Who; the movement says who that is, when asked.</param>
    /// <param name="Operation">What they did; <c>GET /api/v1/access/me/exposure</c> says what that shows.</param>
    internal sealed record MyEntry(
        Guid Id, DateTimeOffset At, string Operation, EntryWay Way, EntryOutcome Outcome, Guid? AccountId, string? Reason);

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            lists.Read(_list, request.Query, ListScope.Within("persons", caller.PersonId ?? Guid.Empty), cancellationToken);
    }
}
