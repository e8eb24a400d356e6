using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>Decides on one member of the caller's chapters; for all others there is none.</summary>
internal static class OnMember
{
    /// <param name="command">From the instant's day to the command.</param>
    public static async Task<Answer> Decide(
        Store<MembershipStreams> store,
        Caller caller,
        Guid id,
        long? ifVersion,
        Func<Writing, DateOnly, MemberCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var member = await writing.Load(MembershipStreams.Members, id);
                if (member.State is not Member.Known known || !scope.Holds(known.ChapterId))
                    return new NoSuchMember();
                return await writing.Decide(
                    MembershipStreams.Members, id, command(writing, Seat.DayOf(writing.Now)), ifVersion) is { } no
                        ? no
                        : Answer.NoContent(member.Version);
            },
            cancellation);
    }
}
