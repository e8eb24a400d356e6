using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>How the member who asks can pay a charge of theirs, as a PDF.</summary>
internal static class GetMyPaymentSlipDocument
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/charges/{id:guid}/payment-slip/document", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetMyPaymentSlipDocument))
        .WithSummary("Download as PDF how to pay what is open of a charge of one's own; inside SEPA with an EPC QR code.")
        .AnswersFile(GetReceiptDocument.MediaType);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(
        Store<MembershipStreams> store, PaymentSlips slips, PaymentSlipDocument document, OwnMemberships own, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await GetPaymentSlipDocument.Print(
                store, slips, document, request.Id, charge => mine.Contains(charge.MemberId), cancellationToken);
        }
    }
}
