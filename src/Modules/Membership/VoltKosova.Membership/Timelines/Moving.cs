using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Timelines;

/// <summary>
/// Writes down where a member lives, and gives them to the lowest chapter that holds the place, in the same commit; not where they have
/// moved on since.
/// </summary>
internal static class Moving
{
    public static async Task<Rejection?> Move(
        Writing writing, IChapterTerritories territories, Guid id, Residence home, DateOnly on, Guid by, long? ifVersion)
    {
        var today = Seat.DayOf(writing.Now);
        if (await writing.Decide(
            MembershipStreams.Members, id, new MemberCommand.Move(home, on, today, by, writing.Now), ifVersion) is { } no)
            return no;
        if ((await writing.Load(MembershipStreams.Members, id)).State is Member.Known { Timeline: var timeline } && on < timeline.MovedOn)
            return null;
        return await territories.LowestHolding(home.Country, home.Municipality, home.Locality, writing.Cancellation) is { } chapter
            ? await writing.Decide(MembershipStreams.Members, id, new MemberCommand.ChangeChapter(
                chapter, ChapterTrigger.Moved, on, null, today, by, writing.Now))
            : null;
    }

    public static bool TryRead(ResidenceOfMember body, out Residence home, out Rejection no)
    {
        if (!Places.Residence.TryMake(body.Country, body.Municipality, body.Locality, out var known, out var nowhere))
        {
            (home, no) = (null!, nowhere);
            return false;
        }

        (home, no) = (new Residence(known.Country, known.Municipality, known.Locality), null!);
        return true;
    }
}

/// <summary>Where somebody lives now.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Municipality">The municipality's slug, in Kosovo.</param>
/// <param name="Locality">The town, elsewhere.</param>
internal sealed record ResidenceOfMember(string Country, string? Municipality, string? Locality);
