using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A receipt as a PDF, in the member's language: the original, or one of its copies.</summary>
internal static class GetReceiptDocument
{
    internal const string MediaType = "application/pdf";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("receipts/{id:guid}/document", (Guid id, int? copy, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, copy), cancellation))
            .WithName(nameof(GetReceiptDocument))
            .WithSummary("Download a receipt of one's own chapters as PDF: the original, or the copy of that number.")
            .AnswersFile(MediaType);
    }

    internal sealed record Request(Guid Id, int? Copy) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, ReceiptDocument document, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await Print(store, document, request.Id, request.Copy, row => scope.Holds(row.ChapterId), cancellationToken);
        }
    }

    internal static async Task<Answer> Print(
        Store<MembershipStreams> store, ReceiptDocument document, Guid id, int? copy, Func<ReceiptRow, bool> may,
        CancellationToken cancellation)
    {
        if (await store.Row<ReceiptRow>(ReceiptRow.Table, id, cancellation) is not { } row || !may(row)
            || copy < 1 || copy > row.CopiedOn.Count)
            return new NoSuchReceipt();
        var member = await store.Row<MemberCard>(MemberCard.Table, row.MemberId, cancellation);
        return Answer.File(MediaType, $"receipt-{row.Number}.pdf", document.Write(row, member, copy));
    }
}
