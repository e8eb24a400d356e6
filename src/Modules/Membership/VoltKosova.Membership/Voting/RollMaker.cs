using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Voting;

namespace VoltKosova.Membership.Voting;

/// <summary>
/// Works a roll out from what was known at an instant: the same whenever it is asked. Of whom nobody can tell any more, because the person
/// was erased since, the line that was frozen is all there is.
/// </summary>
internal sealed class RollMaker(Voters voters)
{
    private static readonly LocalText _asking = new("Po përcaktohet kush voton", "Utvrđivanje ko glasa", "Working out who votes");

    /// <param name="kept">The lines that were frozen, by member; empty when the roll is made.</param>
    public async Task<(string Rules, List<RollLine> Lines)> Make(
        Guid roll,
        IReadOnlyCollection<Guid> chapters,
        LegalEntity entity,
        DateOnly day,
        DateTimeOffset knownAt,
        IReadOnlyDictionary<Guid, RollLine> kept,
        JobRun run,
        CancellationToken cancellation)
    {
        var said = (await voters.Rules(cancellation)).KnownAt(knownAt);
        var rules = VotingPolicy.Book(said).On(day);
        var members = await voters.EverIn(chapters, cancellation);
        var lines = new List<RollLine>();
        for (var done = 0; done < members.Count; done++)
        {
            await run.Report(done, members.Count, _asking);
            if (await voters.Find(members[done], knownAt, cancellation) is { } voter)
                Add(lines, roll, members[done], voter, chapters, entity, rules, day);
            else if (kept.TryGetValue(members[done], out var line))
                lines.Add(line);
        }

        await run.Report(members.Count, members.Count);
        return (VotingPolicy.Text(said, day), lines);
    }

    private static void Add(
        List<RollLine> lines, Guid roll, Guid member, Voter voter, IReadOnlyCollection<Guid> chapters, LegalEntity entity,
        VotingRules rules, DateOnly day)
    {
        var standing = voter.Timeline.On(day);
        if (!standing.IsMember || !chapters.Contains(standing.ChapterId)
            || (voter.Timeline.Admission.LegalEntity ?? LegalEntity.Ngo) != entity)
            return;
        var unmet = voter.Unmet(rules, day);
        lines.Add(new RollLine(RollLine.IdOf(roll, member), roll, member, standing.ChapterId, unmet.Count == 0, unmet));
    }
}
