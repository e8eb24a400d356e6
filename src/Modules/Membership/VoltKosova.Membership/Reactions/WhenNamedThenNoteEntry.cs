using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// From here on others are compared with what the member is called now, whichever way they came in. What was said about the entry stays
/// said. One subscriber for admissions and corrections: of two, the one that looked first could write last.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenNamedThenNoteEntry(EntryKeys keys) : IReaction<INamesMember>
{
    public async Task When(Delivered<INamesMember> delivered, Writing writing)
    {
        // Whoever was forgotten meanwhile has no name any more, and is not to be found again.
        if ((await writing.Load(MembershipStreams.Members, delivered.Event.MemberId)).State is Member.Known member
            && member.Timeline.Details is not { GivenName: null, FamilyName: null })
            writing.Put(Entry.Table, member.Admission.ApplicationId.ToString(), keys.Of(member));
    }
}
