using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>The member that another chapter hands over is a member here: the receipt goes out, and there the membership ends.</summary>
internal static class AcceptTransfer
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "transfers/{id:guid}/acceptance",
            (Guid id, Who body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.MemberId), cancellation))
        .WithName(nameof(AcceptTransfer))
        .WithSummary("Accept a member whom another Volt chapter hands over, as a member of one's own with the same e-mail address.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="MemberId">Who it is here.</param>
    internal sealed record Who(Guid MemberId);

    internal sealed record Request(Guid Id, Guid MemberId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ExchangeWithPeers;
    }

    internal sealed class Handler(
        Store<MembershipStreams> store, Caller caller, PeerHashes hashes, EntryKeys entries, DuplicateCheck check, IPersonKeys keys)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ExchangeWithPeers, cancellationToken);
            return await store.Write(writing => Accept(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Accept(Writing writing, Request request, ChapterScope scope)
        {
            if (await writing.Row<TransferRow>(TransferRow.Table, request.Id.ToString()) is not { Direction: TransferRow.Coming } row
                || !scope.Holds(row.ChapterId))
                return new NoSuchTransfer();
            if (await writing.Row<MemberCard>(MemberCard.Table, request.MemberId.ToString()) is not { EndedOn: null } card
                || !scope.Holds(card.ChapterId))
                return new NoSuchMember();
            if ((await writing.Load(MembershipStreams.Members, card.Id)).State is Member.Known known
                && (await check.Of(entries.Of(known), writing.Cancellation)).Count(one => one.IsLikelyMember) is > 0 and var likely)
                return writing.Reject(new PossiblyAMemberAlready(likely));
            var fits = await hashes.Matching(row.PeerId, row.AddressHash ?? "", writing.Cancellation);
            var isTheSame = EmailAddress.TryParse(card.Email, out var address) && fits(address);
            var accept = new TransferCommand.Accept(
                request.Id, card.Id, isTheSame, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
            var told = (await writing.Load(MembershipStreams.Transfers, request.Id)).State as Transfer.Coming;
            var no = await writing.Decide(MembershipStreams.Transfers, request.Id, accept);
            no ??= await TakeOver(writing, request.Id, card.Id, told);
            if (told?.PersonId is { } person)
                writing.DestroyKey(person, keys);
            return no is null ? Answer.NoContent() : no;
        }

        /// <summary>What still runs in the other chapter runs here from the day on which the member is one, under their key.</summary>
        private async Task<Rejection?> TakeOver(Writing writing, Guid transfer, Guid member, Transfer.Coming? told)
        {
            if (told is null)
                return null;
            var command = new MemberCommand.TakeOver(
                transfer, told.DuesPaidUntil, told.Sanctions ?? [], Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now)
            {
                MemberSince = told.JoinedOn,
            };
            return await writing.Decide(MembershipStreams.Members, member, command);
        }
    }
}
