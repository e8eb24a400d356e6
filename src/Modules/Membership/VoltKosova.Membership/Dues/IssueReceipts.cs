using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Mail;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Dues;

/// <summary>Receipts for what was paid of a charge, asked for by the treasurer or by the member. There is one for each payment.</summary>
internal static class IssueReceipts
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("charges/{id:guid}/receipts", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id), cancellation))
            .WithName(nameof(IssueReceipts))
            .WithSummary("Issue receipts for what was paid of a charge in one's own chapters, told to the member by mail; old ones stay.")
            .Answers<Body>();
    }

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ManageDues;
    }

    /// <param name="ReceiptIds">All that hold for the charge, issued now or before.</param>
    internal sealed record Body(IReadOnlyList<Guid> ReceiptIds);

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, ReceiptMail mails) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ManageDues, cancellationToken);
            return await Issue(store, request.Id, charge => scope.Holds(charge.ChapterId), caller, mails, cancellationToken);
        }
    }

    /// <param name="mails">Null where nobody need be told: the member asks.</param>
    internal static Task<Answer> Issue(
        Store<MembershipStreams> store,
        Guid id,
        Func<ChargeEvent.Raised, bool> may,
        Caller caller,
        ReceiptMail? mails,
        CancellationToken cancellation) => store.Write<Answer>(
        async writing =>
        {
            if ((await writing.Load(MembershipStreams.Charges, id)).State is not { } charge || !may(charge.Terms))
                return new NoSuchCharge();
            var receipts = await ReceiptBook.Issue(writing, charge, caller.AccountId!.Value);
            if (mails is not null)
                await Tell(writing, mails, charge.Terms.MemberId, receipts.Except(charge.Receipts.Values));
            return receipts.Count > 0 ? Answer.Ok(new Body(receipts)) : new NothingPaid();
        },
        cancellation);

    private static async Task Tell(Writing writing, ReceiptMail mails, Guid memberId, IEnumerable<Guid> issued)
    {
        if (await writing.Row<MemberCard>(MemberCard.Table, memberId.ToString()) is not { } member)
            return;
        foreach (var id in issued)
        {
            if ((await writing.Load(MembershipStreams.Receipts, id)).State is { } receipt && mails.Of(receipt.Facts, member) is { } mail)
                writing.QueueMail(mail);
        }
    }
}
