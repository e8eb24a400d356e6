using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Reactions;

/// <summary>A new member may hold posts.</summary>
[TakesBatches]
internal sealed class WhenMemberAdmittedThenKnowThem : IReaction<MemberAdmitted>
{
    public Task When(Delivered<MemberAdmitted> delivered, Writing writing)
    {
        var (member, person, chapter) = (delivered.Event.MemberId, delivered.Event.PersonId, delivered.Event.ChapterId);
        return writing.DecideAsNew(
            ChaptersStreams.Holders,
            person,
            new HolderCommand.Know(new HolderEvent.MemberKnown(person, member, chapter, writing.Now)));
    }
}
