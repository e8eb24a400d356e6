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

/// <summary>How a charge can be paid, as a PDF in the member's language, for a treasurer to print.</summary>
internal static class GetPaymentSlipDocument
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("charges/{id:guid}/payment-slip/document", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPaymentSlipDocument))
        .WithSummary("Download as PDF how to pay what is open of a charge of one's own chapters; inside SEPA with an EPC QR code.")
        .AnswersFile(GetReceiptDocument.MediaType);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, PaymentSlips slips, PaymentSlipDocument document, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await Print(store, slips, document, request.Id, charge => scope.Holds(charge.ChapterId), cancellationToken);
        }
    }

    internal static async Task<Answer> Print(
        Store<MembershipStreams> store, PaymentSlips slips, PaymentSlipDocument document, Guid id, Func<ChargeRow, bool> may,
        CancellationToken cancellation)
    {
        if (await store.Row<ChargeRow>(ChargeRow.Table, id, cancellation) is not { } charge || !may(charge))
            return new NoSuchCharge();
        if (charge.Open.ToDecimal() == 0)
            return new ChargeIsPaid();
        if (await slips.Of(charge, cancellation) is not { } slip)
            return new NoDuesAccount();
        var member = await store.Row<MemberCard>(MemberCard.Table, charge.MemberId, cancellation);
        return Answer.File(GetReceiptDocument.MediaType, $"payment-slip-{charge.Reference}.pdf", document.Write(charge, slip, member));
    }
}
