using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>A receipt is issued once more, for whoever has lost it: the paper says so, and when.</summary>
internal static class CopyReceipt
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("receipts/{id:guid}/copies", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id), cancellation))
            .WithName(nameof(CopyReceipt))
            .WithSummary("Issue a receipt of one's own chapters once more, as a copy.")
            .Answers<Body>(StatusCodes.Status201Created);
    }

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    /// <param name="Copy">Its number, from 1.</param>
    internal sealed record Body(int Copy);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await Copy(store, request.Id, "", receipt => scope.Holds(receipt.ChapterId), caller, cancellationToken);
        }
    }

    internal static Task<Answer> Copy(
        Store<MembershipStreams> store, Guid id, string area, Func<ReceiptEvent.Issued, bool> may, Caller caller,
        CancellationToken cancellation) => store.Write<Answer>(
            async writing =>
            {
                var receipt = await writing.Load(MembershipStreams.Receipts, id);
                if (receipt.State is not { Copies: var copies, Facts: var facts } || !may(facts))
                    return new NoSuchReceipt();
                var copied = new ReceiptEvent.Copied(
                    id, copies + 1, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                return await writing.Decide(MembershipStreams.Receipts, id, copied) is { } no
                    ? no
                    : Answer.Created($"/api/v1/membership/{area}receipts/{id}/document?copy={copies + 1}", new Body(copies + 1));
            },
            cancellation);
}
