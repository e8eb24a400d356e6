using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Publishing;

/// <summary>What others may know of this module: ids and dates, nothing about the person.</summary>
internal static class MembershipPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<MembershipStreams>()
        .On<MemberEvent.Admitted, MemberAdmitted>("membership.member-admitted.v1", admitted => new MemberAdmitted(
            admitted.MemberId,
            admitted.PersonId,
            admitted.ChapterId,
            StoredJson.NameOf(admitted.Kind),
            admitted.JoinedOn,
            admitted.WantsToHelp))
        .On<MemberEvent.Ended, MembershipEnded>("membership.membership-ended.v1", ended => new MembershipEnded(
            ended.MemberId, ended.PersonId, ended.ChapterId, StoredJson.NameOf(ended.Reason), ended.EndedOn))
        .End();
}
