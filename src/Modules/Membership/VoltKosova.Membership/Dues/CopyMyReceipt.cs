using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A member has one of their receipts issued once more.</summary>
internal static class CopyMyReceipt
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/receipts/{id:guid}/copies", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(CopyMyReceipt))
        .WithSummary("Have one of one's own receipts issued once more, as a copy.")
        .Answers<CopyReceipt.Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await CopyReceipt.Copy(store, request.Id, "me/", receipt => mine.Contains(receipt.MemberId), caller, cancellationToken);
        }
    }
}
