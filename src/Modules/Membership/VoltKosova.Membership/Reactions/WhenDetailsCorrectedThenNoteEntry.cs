using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Messaging;

namespace VoltKosova.Membership.Reactions;

/// <summary>From here on others are compared with what the member is called now. What was said about the entry stays said.</summary>
[TakesBatches]
internal sealed class WhenDetailsCorrectedThenNoteEntry(EntryKeys keys) : IReaction<MemberEvent.DetailsCorrected>
{
    public async Task When(Delivered<MemberEvent.DetailsCorrected> delivered, Writing writing)
    {
        if ((await writing.Load(MembershipStreams.Members, delivered.Event.MemberId)).State is Member.Known member
            && member.Timeline.Details is not { GivenName: null, FamilyName: null })
            writing.Put(Entry.Table, member.Admission.ApplicationId.ToString(), keys.Of(member));
    }
}
