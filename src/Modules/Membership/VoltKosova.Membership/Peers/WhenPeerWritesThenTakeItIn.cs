using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Contracts;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Features;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Views;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Webhooks;

namespace VoltKosova.Membership.Peers;

/// <summary>
/// Takes in what other Volt chapters tell about members. What somebody else's peer says about our transfers is not heard.
/// </summary>
internal sealed class WhenPeerWritesThenTakeItIn(
    PeopleByHash people, PeerHashes hashes, IVoltPeers peers, BlindIndex index, IPersonKeys keys, Databases databases)
    : IReaction<PeerMessage>
{
    private static readonly Dictionary<string, TransferDecline> _declines =
        Enum.GetValues<TransferDecline>().ToDictionary(reason => StoredJson.NameOf(reason));

    public Task When(Delivered<PeerMessage> delivered, Writing writing)
    {
        var message = delivered.Event;
        return message.Type switch
        {
            "membership.check-asked.v1" => Answer(writing, message.PeerId, Read<MembershipCheckAsked>(message)),
            "membership.check-answered.v1" => TakeAnswer(writing, message.PeerId, Read<MembershipCheckAnswered>(message)),
            "membership.transfer-offered.v1" => TakeOffer(writing, message.PeerId, Read<TransferOffered>(message)),
            "membership.transfer-withdrawn.v1" => TakeWithdrawal(writing, message.PeerId, Read<TransferWithdrawn>(message)),
            "membership.transfer-declined.v1" => TakeDecline(writing, message.PeerId, Read<TransferDeclined>(message)),
            "membership.transfer-accepted.v1" => LetGo(writing, message.PeerId, Read<TransferAccepted>(message)),
            "membership.transfer-completed.v1" => Close(writing, message.PeerId, Read<TransferCompleted>(message)),
            "membership.sharing-withdrawn.v1" => Forget(writing, message.PeerId, Read<SharingWithdrawn>(message)),
            "membership.withdrawal-acknowledged.v1" => TakeAcknowledgement(writing, message.PeerId, Read<WithdrawalAcknowledged>(message)),
            _ => Task.CompletedTask,
        };
    }

    private static TContract Read<TContract>(PeerMessage message) => StoredJson.Read<TContract>(message.Data);

    private async Task Answer(Writing writing, Guid peer, MembershipCheckAsked asked)
    {
        var (answer, member) = await people.Find(peer, asked.AddressHash, writing.Cancellation);
        await writing.Decide(
            MembershipStreams.Checks, asked.CheckId, new CheckEvent.Answered(asked.CheckId, peer, answer, member, writing.Now));
    }

    private static Task<Rejection?> TakeAnswer(Writing writing, Guid peer, MembershipCheckAnswered told) => writing.Decide(
        MembershipStreams.Checks,
        told.CheckId,
        new CheckEvent.AnswerReceived(told.CheckId, peer, StoredJson.Read<CheckAnswer>($"\"{told.Answer}\""), writing.Now));

    private async Task TakeOffer(Writing writing, Guid peer, TransferOffered offer)
    {
        if (await peers.Find(peer, writing.Cancellation) is not { } partner)
            return;
        var kind = StoredJson.Read<MembershipKind>($"\"{offer.Kind}\"");
        await writing.Decide(
            MembershipStreams.Transfers,
            offer.TransferId,
            new TransferCommand.Receive(new TransferEvent.OfferReceived(
                offer.TransferId, peer, partner.ChapterId, offer.AddressHash, offer.JoinedOn, kind, writing.Now, offer.DuesPaidUntil,
                HandOver.Heard(offer.Sanctions), await writing.MintPerson())));
    }

    private async Task TakeWithdrawal(Writing writing, Guid peer, TransferWithdrawn told)
    {
        var transfer = await writing.Load(MembershipStreams.Transfers, told.TransferId);
        var offered = transfer.State as Transfer.Coming;
        await writing.Decide(
            MembershipStreams.Transfers, told.TransferId, new TransferCommand.TakeWithdrawal(told.TransferId, peer, writing.Now));
        if (offered is { PersonId: { } person } && transfer.State is Transfer.Over)
            writing.DestroyKey(person, keys);
    }

    private static async Task TakeDecline(Writing writing, Guid peer, TransferDeclined told)
    {
        var transfer = await writing.Load(MembershipStreams.Transfers, told.TransferId);
        var reason = _declines.GetValueOrDefault(told.Reason ?? "");
        var going = transfer.State as Transfer.Going;
        await writing.Decide(
            MembershipStreams.Transfers, told.TransferId, new TransferCommand.TakeDecline(told.TransferId, peer, reason, writing.Now));
        if (going is not null && transfer.State is Transfer.Over)
            await TransferOffers.Close(writing, going.MemberId, told.TransferId);
    }

    /// <summary>The other chapter has the member: here the membership ends, the address is free again, and the receipt goes out.</summary>
    private async Task LetGo(Writing writing, Guid peer, TransferAccepted told)
    {
        var transfer = await writing.Load(MembershipStreams.Transfers, told.TransferId);
        await writing.Decide(
            MembershipStreams.Transfers,
            told.TransferId,
            new TransferCommand.TakeReceipt(told.TransferId, peer, told.AcceptedOn, writing.Now));
        if (transfer.State is not Transfer.Going { IsAccepted: true, MemberId: var id, By: var by })
            return;
        var today = Seat.DayOf(writing.Now);
        var member = await writing.Load(MembershipStreams.Members, id);
        if (member.State is Member.Merged { Into: var into })
            member = await writing.Load(MembershipStreams.Members, into);
        await writing.Decide(
            MembershipStreams.Members, member.Id, new MemberCommand.End(MembershipEnd.Transferred, null, today, by, writing.Now));
        await writing.Decide(
            MembershipStreams.Transfers, told.TransferId, new TransferCommand.Complete(told.TransferId, today, writing.Now));
        await TransferOffers.Close(writing, id, told.TransferId);
        if (member.State is Member.Known known)
            await EndMembership.FreeAddresses(writing, index, known);
    }

    private static Task<Rejection?> Close(Writing writing, Guid peer, TransferCompleted told) => writing.Decide(
        MembershipStreams.Transfers,
        told.TransferId,
        new TransferCommand.TakeCompletion(told.TransferId, peer, told.EndedOn, writing.Now));

    private async Task Forget(Writing writing, Guid peer, SharingWithdrawn withdrawn)
    {
        var fits = await hashes.Matching(peer, withdrawn.AddressHash, writing.Cancellation);
        var forgotten = 0;
        foreach (var transfer in await ComingFrom(peer, writing.Cancellation))
        {
            if (transfer.AddressHash != withdrawn.AddressHash && !await IsOf(transfer.MemberId, fits, writing))
                continue;
            await OldTransfers.Forget(writing, transfer.Id, keys);
            forgotten++;
        }

        await writing.Decide(
            MembershipStreams.Withdrawals,
            withdrawn.WithdrawalId,
            new WithdrawalEvent.Acknowledged(withdrawn.WithdrawalId, peer, forgotten, writing.Now));
    }

    private static Task<Rejection?> TakeAcknowledgement(Writing writing, Guid peer, WithdrawalAcknowledged told) => writing.Decide(
        MembershipStreams.Withdrawals,
        told.WithdrawalId,
        new WithdrawalEvent.AcknowledgementReceived(told.WithdrawalId, peer, writing.Now));

    private static async Task<bool> IsOf(Guid? member, Func<EmailAddress, bool> fits, Writing writing) =>
        member is { } id
        && await writing.Row<MemberCard>(MemberCard.Table, id.ToString()) is { } card
        && EmailAddress.TryParse(card.Email, out var address)
        && fits(address);

    private async Task<IReadOnlyList<TransferRow>> ComingFrom(Guid peer, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT data FROM mt_doc_transfer
            WHERE data ->> 'peer_id' = $1 AND data ->> 'direction' = $2 AND data ->> 'state' <> 'forgotten'
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = peer.ToString() });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = TransferRow.Coming });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var rows = new List<TransferRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StoredJson.Read<TransferRow>(reader.GetString(0)));
        return rows;
    }
}
