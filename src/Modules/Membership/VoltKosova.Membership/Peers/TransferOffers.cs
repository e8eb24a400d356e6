using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Views;
using VoltKosova.Privacy;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>What a member is offered with, and that one transfer of a member is open at a time.</summary>
internal sealed class TransferOffers(PeerHashes hashes, HandOver handOver)
{
    /// <returns>The terms, or the "no" to the officer.</returns>
    public async Task<(TransferEvent.Offered? Terms, Rejection? No)> Of(
        Writing writing, Guid transfer, Guid id, Guid peer, ChapterScope scope, Guid by)
    {
        if (await writing.Row<MemberCard>(MemberCard.Table, id.ToString()) is not { } card
            || !scope.Holds(card.ChapterId) || !EmailAddress.TryParse(card.Email, out var address))
            return (null, new NoSuchMember());
        if (card.EndedOn is not null)
            return (null, new MembershipHasEnded());
        if (await hashes.Of(peer, address, writing.Cancellation) is not { } hash)
            return (null, new NoSuchVoltChapter());
        if ((await writing.Load(MembershipStreams.Members, id)).State is not Member.Known member)
            return (null, new NoSuchMember());
        var (paidUntil, sanctions, no) = await handOver.Of(member, Seat.DayOf(writing.Now), writing.Cancellation);
        return no is not null
            ? (null, no)
            : (new TransferEvent.Offered(
                transfer, peer, id, card.ChapterId, hash, card.JoinedOn, card.Kind, by, writing.Now, paidUntil, sanctions,
                member.Admission.PersonId), null);
    }

    /// <returns>The "no" while another one is open.</returns>
    public static async Task<Rejection?> Open(Writing writing, Guid member, Guid transfer)
    {
        if (await writing.Row<TransferClaim>(MembershipStreams.OpenTransfers, member.ToString()) is not null)
            return writing.Reject(new TransferIsOpen());
        writing.Insert(MembershipStreams.OpenTransfers, member.ToString(), new TransferClaim(transfer));
        return null;
    }

    /// <summary>Another one may begin, unless it has.</summary>
    public static async Task Close(Writing writing, Guid member, Guid transfer)
    {
        if ((await writing.Row<TransferClaim>(MembershipStreams.OpenTransfers, member.ToString()))?.TransferId == transfer)
            writing.Delete(MembershipStreams.OpenTransfers, member.ToString());
    }

    /// <summary>The transfer of a member of one of these chapters, with the member.</summary>
    public static async Task<(TransferRow? Row, Member.Known? Member)> Find(Writing writing, Guid transfer, ChapterScope scope) =>
        await writing.Row<TransferRow>(TransferRow.Table, transfer.ToString())
            is { Direction: TransferRow.Going, State: not TransferRow.Forgotten, MemberId: { } id } row
        && scope.Holds(row.ChapterId)
            ? (row, (await writing.Load(MembershipStreams.Members, id)).State as Member.Known)
            : (null, null);
}
