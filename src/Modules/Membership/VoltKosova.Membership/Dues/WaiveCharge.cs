using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>What is open of a charge need not be paid.</summary>
internal static class WaiveCharge
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "charges/{id:guid}/waiver",
            (Guid id, Waiver body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.Reason, ifMatch.Version), cancellation))
        .WithName(nameof(WaiveCharge))
        .WithSummary("Waive what is open of a charge in one's own chapters, with the reason.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Waiver(WaiverReason Reason);

    internal sealed record Request(Guid Id, WaiverReason Reason, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var charge = await writing.Load(MembershipStreams.Charges, request.Id);
                    if (charge.State is not { Terms: var terms } || !scope.Holds(terms.ChapterId))
                        return new NoSuchCharge();
                    var waive = new ChargeCommand.Waive(request.Reason, caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.Charges, request.Id, waive, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(charge.Version);
                },
                cancellationToken);
        }
    }
}
