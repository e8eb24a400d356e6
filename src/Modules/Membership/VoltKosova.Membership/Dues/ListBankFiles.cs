using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>The bank files of the chapters that the caller looks after.</summary>
internal static class ListBankFiles
{
    private static readonly ListOf<BankFileRow> _list = new(
        MembershipStreams.Module,
        BankFileRow.Table,
        new("id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("legal_entity"),
        new("state"),
        new("entries", FieldType.Number),
        new("through", FieldType.Number),
        new("counts.booked", FieldType.Number),
        new("counts.matched", FieldType.Number),
        new("counts.known", FieldType.Number),
        new("counts.reversed", FieldType.Number),
        new("counts.passed", FieldType.Number),
        new("received_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-received_at",
    };

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("bank-files", (ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(query), cancellation))
            .WithName(nameof(ListBankFiles))
            .WithSummary("List the bank files of one's own chapters, and how far each is booked.")
            .AnswersList(_list);
        routes.MapGet("bank-files/{id:guid}", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new One(id), cancellation))
            .WithName("GetBankFile")
            .WithSummary("Read a bank file of one's own chapters: how far its booking is, and what became of its entries.")
            .Answers<BankFileRow>();
    }

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed record One(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(MembershipRights.SeeDues, cancellationToken)), cancellationToken);
    }

    internal sealed class OneHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<One, Answer>
    {
        public async Task<Answer> Handle(One request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<BankFileRow>(BankFileRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, row.Version)
                : new NoSuchBankFile();
        }
    }
}
