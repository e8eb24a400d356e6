using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>Which open charges a payment may be for, and why. A treasurer looks and confirms; a proposal books nothing.</summary>
internal static class ListProposals
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("payments/{id:guid}/proposals", (Guid id, IMediator mediator, CancellationToken cancellation) =>
            mediator.Send(new Request(id), cancellation))
        .WithName(nameof(ListProposals))
        .WithSummary(
            "List the open charges of one's own chapters that what is left of a payment may be for, at most 20, the best first, with what "
            + "speaks for each. Nothing is booked by it.")
        .Answers<Body>();

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.SeeDues;
    }

    internal sealed record Body(IReadOnlyList<Shown> Items);

    /// <summary>A charge, as it is proposed.</summary>
    /// <param name="Reference">The charge's own.</param>
    /// <param name="Open">What is still to be paid of it.</param>
    /// <param name="From">The first day of its period.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="Reasons">What speaks for it, the strongest first.</param>
    internal sealed record Shown(
        Guid ChargeId,
        Guid MemberId,
        Guid ChapterId,
        string Reference,
        Money Open,
        DateOnly From,
        DateOnly Until,
        DateOnly DueOn,
        IReadOnlyList<ProposalReason> Reasons);

    internal sealed class Handler(Store<MembershipStreams> store, ChargesForPayment charges, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.SeeDues, cancellationToken);
            return await store.Row<PaymentRow>(PaymentRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(new Body(
                    [.. (await charges.Find(row, scope, cancellationToken)).Select(one => Of(one.Proposal, one.Charge))]), row.Version)
                : new NoSuchPayment();
        }

        private static Shown Of(Proposal proposal, ChargeRow charge) => new(
            charge.Id, charge.MemberId, charge.ChapterId, charge.Reference, charge.Open, charge.From, charge.Until, charge.DueOn,
            proposal.Reasons);
    }
}
