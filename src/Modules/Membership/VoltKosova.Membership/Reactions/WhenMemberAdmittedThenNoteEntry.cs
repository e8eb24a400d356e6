using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>From here on others are compared with the member, whichever way they came in.</summary>
[TakesBatches]
internal sealed class WhenMemberAdmittedThenNoteEntry(EntryKeys keys) : IReaction<MemberEvent.Admitted>
{
    public async Task When(Delivered<MemberEvent.Admitted> delivered, Writing writing)
    {
        // Whoever was forgotten meanwhile has no name any more, and is not to be found again.
        if ((await writing.Load(MembershipStreams.Members, delivered.Event.MemberId)).State is Member.Known member
            && member.Timeline.Details is not { GivenName: null, FamilyName: null })
            writing.Put(Entry.Table, member.Admission.ApplicationId.ToString(), keys.Of(member));
    }
}
