using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Accounts.Features;

/// <summary>The machines of the caller's chapters, those that have ended included.</summary>
internal static class ListServiceAccounts
{
    private static readonly ListOf<Row> _list = new(
        AccountsSchema.Name,
        new RowTable("service_account"),
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("name", Sortable: true),
        new ListField("created_at", FieldType.Instant, Sortable: true),
        new ListField("created_by", FieldType.Uuid),
        new ListField("key_drawn_at", FieldType.Instant),
        new ListField("last_used_at", FieldType.Instant),
        new ListField("ended_at", FieldType.Instant))
    {
        DefaultSort = "-created_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "service-accounts",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListServiceAccounts))
        .WithSummary("List the service accounts of one's own chapters, those that have ended included.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AccountRights.Manage;
    }

    /// <summary>A machine of a chapter.</summary>
    /// <param name="Rights">Names of rights; they hold in the chapter and below it.</param>
    /// <param name="CreatedBy">The account that made it, which may be gone by now.</param>
    /// <param name="LastUsedAt">To the minute; null before its first request.</param>
    /// <param name="EndedAt">From then its keys are good no more.</param>
    internal sealed record Row(
        Guid Id,
        Guid ChapterId,
        string Name,
        IReadOnlyList<string> Rights,
        DateTimeOffset CreatedAt,
        Guid CreatedBy,
        DateTimeOffset KeyDrawnAt,
        DateTimeOffset? LastUsedAt,
        DateTimeOffset? EndedAt);

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(AccountRights.Manage, cancellationToken)), cancellationToken);
    }
}
