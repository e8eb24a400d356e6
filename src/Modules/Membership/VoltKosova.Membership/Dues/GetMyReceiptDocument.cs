using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A receipt of the member who asks, as a PDF.</summary>
internal static class GetMyReceiptDocument
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("me/receipts/{id:guid}/document", (Guid id, int? copy, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id, copy), cancellation))
        .WithName(nameof(GetMyReceiptDocument))
        .WithSummary("Download one of one's own receipts as PDF: the original, or the copy of that number.")
        .AnswersFile(GetReceiptDocument.MediaType);

    internal sealed record Request(Guid Id, int? Copy) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, ReceiptDocument document, OwnMemberships own, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await GetReceiptDocument.Print(
                store, document, request.Id, request.Copy, row => mine.Contains(row.MemberId), cancellationToken);
        }
    }
}
