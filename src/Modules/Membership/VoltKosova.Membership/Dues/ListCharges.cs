using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>What was charged in the chapters that the caller looks after.</summary>
internal static class ListCharges
{
    internal static ListOf<ChargeRow> List { get; } = new(
        MembershipStreams.Module,
        ChargeRow.Table,
        new("id", FieldType.Uuid),
        new("legal_entity"),
        new("reference"),
        new("member_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("plan_id", FieldType.Uuid),
        new("amount.amount", FieldType.Number),
        new("open.amount", FieldType.Number),
        new("amount.currency"),
        new("state"),
        new("from", FieldType.Date),
        new("until", FieldType.Date),
        new("due_on", FieldType.Date, Sortable: true),
        new("last_step", FieldType.Number),
        new("reminded_on", FieldType.Date),
        new("reduction_id", FieldType.Uuid),
        new("waived_for"))
    {
        DefaultSort = "-due_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("charges", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListCharges))
        .WithSummary("List what members of one's own chapters were charged, and what is open.")
        .AnswersList(List);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            List, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeDues, cancellationToken)), cancellationToken);
    }
}
