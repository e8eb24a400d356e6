using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Peers;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Publishing;

/// <summary>What others may know of this module: ids and dates, nothing about the person.</summary>
internal static class MembershipPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<MembershipStreams>()
        .Since(2026, 11, 22)
        .On<MemberEvent.Admitted, MemberAdmitted>("membership.member-admitted.v1", admitted => new MemberAdmitted(
            admitted.MemberId,
            admitted.PersonId,
            admitted.ChapterId,
            StoredJson.NameOf(admitted.Kind),
            admitted.JoinedOn,
            admitted.WantsToHelp))
        .On<MemberEvent.Ended, MembershipEnded>("membership.membership-ended.v1", ended => new MembershipEnded(
            ended.MemberId, ended.PersonId, ended.ChapterId, StoredJson.NameOf(ended.Reason), ended.EndedOn))
        .On<MemberEvent.Suspended, MemberSuspended>(
            "membership.member-suspended.v1",
            f => new MemberSuspended(f.MemberId, f.PersonId, f.ChapterId, f.Rest?.From ?? f.On, f.Rest is { } all ? all.Until : f.Until))
        .On<MemberEvent.SuspensionLifted, MemberSuspended>(
            "membership.member-suspended.v1",
            f => new MemberSuspended(f.MemberId, f.PersonId, f.ChapterId, f.RestsFrom, f.RestsUntil))
        .ToModules<MemberEvent.Barred, MemberBarred>(
            "membership.member-barred.v1",
            f => f.Sanctions is { } sanctions
                ? new MemberBarred(
                    f.BanId, f.PersonId, f.On, [.. sanctions.Select(one => new MemberBar(StoredJson.NameOf(one.Kind), one.Until))])
                : null)
        .On<MemberEvent.Reinstated, MemberReinstated>(
            "membership.member-reinstated.v1", f => new MemberReinstated(f.MemberId, f.PersonId, f.ChapterId, f.On))
        .On<MemberEvent.ChapterJoined, MemberChapterChanged>("membership.member-chapter-changed.v1", f => new MemberChapterChanged(
            f.MemberId, f.PersonId, f.From, f.ChapterId, StoredJson.NameOf(f.Trigger), f.On))
        .On<MemberEvent.VotingRightChanged, VotingRightChanged>(
            "membership.voting-right-changed.v1", f => new VotingRightChanged(f.MemberId, f.PersonId, f.ChapterId, f.CanVote, f.On))
        .On<MemberEvent.Merged, MemberMerged>(
            "membership.member-merged.v1", f => new MemberMerged(f.MemberId, f.PersonId, f.Into, f.IntoPerson, f.On))
        .On<MemberEvent.Restored, MemberRestored>(
            "membership.member-restored.v1", f => new MemberRestored(f.MemberId, f.PersonId, f.From, f.On))
        .On<CheckEvent.Asked, MembershipCheckAsked>(
            "membership.check-asked.v1", asked => new MembershipCheckAsked(asked.PeerId, asked.CheckId, asked.AddressHash))
        .On<CheckEvent.Answered, MembershipCheckAnswered>(
            "membership.check-answered.v1", f => new MembershipCheckAnswered(f.PeerId, f.CheckId, StoredJson.NameOf(f.Answer)))
        .On<TransferEvent.Offered, TransferOffered>(
            "membership.transfer-offered.v1",
            f => new TransferOffered(
                f.PeerId, f.TransferId, f.AddressHash, f.JoinedOn, StoredJson.NameOf(f.Kind), f.DuesPaidUntil, HandOver.Told(f.Sanctions)))
        .On<TransferEvent.Withdrawn, TransferWithdrawn>(
            "membership.transfer-withdrawn.v1", f => f.WasOffered ? new TransferWithdrawn(f.PeerId, f.TransferId) : null)
        .On<TransferEvent.Declined, TransferDeclined>(
            "membership.transfer-declined.v1", f => new TransferDeclined(f.PeerId, f.TransferId, StoredJson.NameOf(f.Reason)))
        .On<TransferEvent.Accepted, TransferAccepted>(
            "membership.transfer-accepted.v1", f => new TransferAccepted(f.PeerId, f.TransferId, f.AcceptedOn))
        .On<TransferEvent.Completed, TransferCompleted>(
            "membership.transfer-completed.v1", f => new TransferCompleted(f.PeerId, f.TransferId, f.EndedOn))
        .On<WithdrawalEvent.Sent, SharingWithdrawn>(
            "membership.sharing-withdrawn.v1", f => new SharingWithdrawn(f.PeerId, f.WithdrawalId, f.AddressHash))
        .On<WithdrawalEvent.Acknowledged, WithdrawalAcknowledged>(
            "membership.withdrawal-acknowledged.v1", f => new WithdrawalAcknowledged(f.PeerId, f.WithdrawalId))
        .End();
}
