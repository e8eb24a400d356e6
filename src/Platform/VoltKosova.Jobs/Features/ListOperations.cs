using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>The operations of the jobs that the caller may see, the newest first.</summary>
internal static class ListOperations
{
    private static readonly ListOf<Row> _list = new(
        JobsExtensions.Schema,
        new RowTable("operation"),
        new("id", FieldType.Uuid),
        new("job_id"),
        new("status"),
        new("done", FieldType.Number),
        new("total", FieldType.Number),
        new("requested_by", FieldType.Uuid),
        new("scheduled_for", FieldType.Instant),
        new("attempt", FieldType.Number),
        new("created_at", FieldType.Instant, Sortable: true),
        new("started_at", FieldType.Instant),
        new("finished_at", FieldType.Instant),
        new("error_code"))
    {
        NewestFirst = true,
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "operations",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListOperations))
        .WithSummary("List the operations of the jobs that one may see.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => JobRights.Ask;
    }

    /// <summary>A line of the list; the operation itself says more.</summary>
    internal sealed record Row(
        Guid Id,
        string JobId,
        OperationStatus Status,
        long Done,
        long? Total,
        Guid? RequestedBy,
        DateTimeOffset? ScheduledFor,
        int Attempt,
        DateTimeOffset CreatedAt,
        DateTimeOffset? StartedAt,
        DateTimeOffset? FinishedAt,
        string? ErrorCode);

    internal sealed class Handler(ListReader lists, JobAccess access) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var visible = access.Visible.Select(job => job.Declaration.Id).ToList();
            return lists.Read(_list, request.Query, ListScope.WhereText("job_id", visible), cancellationToken);
        }
    }
}
