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
        var member = delivered.Event;

        // Whoever was forgotten meanwhile has no name any more, and is not to be found again.
        if (member.GivenName is null && member.FamilyName is null)
            return;
        if ((await writing.Load(MembershipStreams.Members, member.MemberId)).State is not Member.Known)
            return;
        writing.Put(Entry.Table, member.ApplicationId.ToString(), keys.Of(member));
    }
}
