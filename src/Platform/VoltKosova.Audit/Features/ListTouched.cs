using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Web;

namespace VoltKosova.Audit.Features;

/// <summary>What a run of <see cref="ReportBreach"/> found: whose data were touched, by whom, and what of them.</summary>
internal static class ListTouched
{
    private static readonly ListOf<Touched> _list = new(
        AuditSchema.Name,
        new RowTable("touched"),
        new("id", FieldType.Uuid),
        new("person_id", FieldType.Uuid),
        new("record_id", FieldType.Uuid),
        new("times", FieldType.Number),
        new("first_at", FieldType.Instant),
        new("last_at", FieldType.Instant),
        new("accounts", Filterable: false),
        new("networks", Filterable: false),
        new("operations", Filterable: false),
        new("fields", Filterable: false));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "breach-reports/{id:guid}/touched",
            (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, query), cancellation))
        .WithName("ListTouchedByBreach")
        .WithSummary("List whose data were touched in the time of a report; its id is that of the operation of audit.report-breach.")
        .AnswersList(_list);

    internal sealed record Request(Guid Id, ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => AuditRights.Read;
    }

    /// <summary>One person, or one record where the trail names no person.</summary>
    /// <param name="Times">In how many requests.</param>
    /// <param name="Accounts">Which accounts asked.</param>
    /// <param name="Networks">From where.</param>
    /// <param name="Operations">What they asked for.</param>
    /// <param name="Fields">What those operations show of a person.</param>
    internal sealed record Touched(
        Guid Id,
        Guid? PersonId,
        Guid? RecordId,
        long Times,
        DateTimeOffset FirstAt,
        DateTimeOffset LastAt,
        IReadOnlyList<Guid> Accounts,
        IReadOnlyList<string> Networks,
        IReadOnlyList<string> Operations,
        IReadOnlyList<string> Fields);

    internal sealed class Handler(ListReader lists, Caller caller, IJobs jobs) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await caller.Refuse(cancellationToken)
            ?? (await IsReport(request.Id, cancellationToken) ? null : Answer.Refused(new NoSuchRun()))
            ?? await lists.Read(_list, request.Query, ListScope.Where("report_id", request.Id), cancellationToken);

        private async Task<bool> IsReport(Guid run, CancellationToken cancellation) =>
            (await jobs.Find(run, cancellation))?.Job == ReportBreach.Declaration.Id;
    }
}
