using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A member asks for receipts for what they have paid of a charge.</summary>
internal static class IssueMyReceipts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("me/charges/{id:guid}/receipts", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(IssueMyReceipts))
        .WithSummary("Ask for receipts for what one has paid of a charge; those that there are stay.")
        .Answers<IssueReceipts.Body>();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var mine = await own.Of(caller.PersonId, cancellationToken);
            return await IssueReceipts.Issue(
                store, request.Id, charge => mine.Contains(charge.MemberId), caller, mails: null, cancellationToken);
        }
    }
}
