using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The lines of a bank file with what became of each, as far as it is booked; also as a file.</summary>
internal static class ListBankLines
{
    private static readonly ListOf<BankLine> _list = new(
        MembershipStreams.Module,
        BankLine.Table,
        new("file_line", FieldType.Number),
        new("entry", FieldType.Number),
        new("part", FieldType.Number),
        new("state"),
        new("direction"),
        new("amount.amount", FieldType.Number),
        new("amount.currency"),
        new("booked_on", FieldType.Date),
        new("valued_on", FieldType.Date),
        new("bank_reference"),
        new("payment_id", FieldType.Uuid),
        new("party.name", Filterable: false),
        new("party.text", Filterable: false));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("bank-files/{id:guid}/lines", (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, query), cancellation))
        .WithName(nameof(ListBankLines))
        .WithSummary(
            "List the lines of a bank file of one's own chapters in their order, and what became of each: a payment, known before, a "
            + "reversal and of what, money that went out, not final yet. Lines that are not booked yet come later.")
        .AnswersList(_list);

    internal sealed record Request(Guid Id, ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<BankFileRow>(BankFileRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? await lists.Read(_list, request.Query, ListScope.Where("file_id", request.Id), cancellationToken)
                : new NoSuchBankFile();
        }
    }
}
