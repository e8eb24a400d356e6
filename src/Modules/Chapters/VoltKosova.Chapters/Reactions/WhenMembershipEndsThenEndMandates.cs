using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Chapters.Features;
using VoltKosova.EventStore;
using VoltKosova.Membership.Contracts;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Reactions;

/// <summary>
/// Who is a member no more holds no posts: their mandates end with the membership, in whatever chapter, and the days begin to count by
/// which the seats are to be filled. The end is written down at the holder too, so that an appointment at the same moment decides again.
/// </summary>
internal sealed class WhenMembershipEndsThenEndMandates : IReaction<MembershipEnded>
{
    private const string Died = "died";

    public async Task When(Delivered<MembershipEnded> delivered, Writing writing)
    {
        var ended = delivered.Event;
        var holder = await writing.Load(ChaptersStreams.Holders, ended.PersonId);
        await writing.Decide(
            ChaptersStreams.Holders,
            ended.PersonId,
            new HolderCommand.Lose(new HolderEvent.MemberLost(ended.PersonId, ended.MemberId, ended.EndedOn, writing.Now)));
        var reason = ended.Reason == Died ? MandateEnd.Death : MandateEnd.MembershipEnded;
        await Appointing.EndAll(writing, ended.PersonId, holder.State.Offices, reason, ended.EndedOn);
    }
}
