using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Domain.Voting;

/// <summary>
/// Somebody who may or may not vote on a day. Days are calendar days at the movement's seat, so no night of summer time makes one longer;
/// the rule of the day that is asked about counts, not the one of the admission.
/// </summary>
/// <param name="Born">Null where it is not known: then nobody is old enough.</param>
internal sealed record Voter(Timeline Timeline, DateOnly? Born, IReadOnlyList<DuesOfVoter> Dues)
{
    private static readonly IReadOnlyList<VotingRule> _rules = Enum.GetValues<VotingRule>();

    /// <summary>The answer for a day.</summary>
    public VotingAnswer Ask(VotingBook book, DateOnly day)
    {
        var now = Check(book.On(day), day);
        var turns = Turns(book).Where(turn => turn > day).Distinct().Order().ToList();
        var later = turns.Select(turn => (Turn: turn, Met: Check(book.On(turn), turn))).ToList();
        var can = now.Values.All(one => one.Met);
        return new VotingAnswer(
            day,
            can,
            DayBefore(later.Where(one => one.Met.Values.All(each => each.Met) != can).Select(one => one.Turn)),
            [.. _rules.Select(rule => new VotingReason(
                rule,
                now[rule].Met,
                now[rule].Clause,
                DayBefore(later.Where(one => one.Met[rule].Met != now[rule].Met).Select(one => one.Turn))))]);
    }

    /// <summary>The same without the days to come: for counting many.</summary>
    public IReadOnlyList<VotingRule> Unmet(VotingRules rules, DateOnly day) =>
        [.. Check(rules, day).Where(pair => !pair.Value.Met).Select(pair => pair.Key).Order()];

    private static DateOnly? DayBefore(IEnumerable<DateOnly> turns)
    {
        foreach (var turn in turns)
            return turn.AddDays(-1);
        return null;
    }

    private Dictionary<VotingRule, (bool Met, string? Clause)> Check(VotingRules rules, DateOnly day)
    {
        var standing = Timeline.On(day);
        return new Dictionary<VotingRule, (bool, string?)>
        {
            [VotingRule.Membership] = (standing.IsMember, null),
            [VotingRule.Kind] = (rules.Kinds.Value.Contains(standing.Kind), rules.Kinds.Source),
            [VotingRule.Age] = (Born?.AddYears(rules.MinimumAge.Value) <= day, rules.MinimumAge.Source),
            [VotingRule.WaitingPeriod] = (day >= WaitedBy(rules, day), rules.WaitDays.Source),
            [VotingRule.Provisional] = (
                standing.Status != MemberStatus.Provisional || rules.ProvisionalMayVote.Value, rules.ProvisionalMayVote.Source),
            [VotingRule.Transfer] = (
                !(day < standing.InChapterSince?.AddDays(rules.TransferWaitDays.Value)), rules.TransferWaitDays.Source),
            [VotingRule.Suspension] = (standing.Status != MemberStatus.Suspended, null),
            [VotingRule.Arrears] = (!Dues.Any(dues => CostsTheVote(dues, rules, day)), rules.ArrearsDays.Source),
        };
    }

    /// <summary>
    /// The first day without waiting. Days in another Volt chapter count; whoever comes from there waits here as long as whoever changes
    /// the chapter within the movement, and nobody waits longer for having been there.
    /// </summary>
    private DateOnly WaitedBy(VotingRules rules, DateOnly day)
    {
        var (joined, since) = (Timeline.Admission.JoinedOn, Timeline.VoltMemberSince(day));
        var (alone, along) = (joined.AddDays(rules.WaitDays.Value), joined.AddDays(rules.TransferWaitDays.Value));
        return since == joined ? alone : Earlier(alone, Later(along, since.AddDays(rules.WaitDays.Value)));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Both: open for longer than the rules allow, and reminded of the consequences long enough ago.</summary>
    private static bool CostsTheVote(DuesOfVoter dues, VotingRules rules, DateOnly day) =>
        !(dues.SettledOn <= day)
        && dues.DueOn.AddDays(rules.ArrearsDays.Value) < day
        && dues.RemindedOn?.AddDays(rules.ReminderDays.Value) <= day;

    private IEnumerable<DateOnly> Turns(VotingBook book)
    {
        // What each set of rules makes of the facts; there are few sets.
        var sets = book.Turns.Prepend(Timeline.Admission.JoinedOn).Select(book.On).Distinct();
        return Timeline.Turns.Concat(book.Turns).Concat(sets.SelectMany(rules => (DateOnly?[])
        [
            Born?.AddYears(rules.MinimumAge.Value),
            Timeline.Admission.JoinedOn.AddDays(rules.WaitDays.Value),
            WaitedBy(rules, DateOnly.MaxValue),
            .. Timeline.Facts.OfType<MemberEvent.ChapterJoined>().Select(fact => (DateOnly?)fact.On.AddDays(rules.TransferWaitDays.Value)),
            .. Dues.SelectMany(dues => (DateOnly?[])
            [
                dues.DueOn.AddDays(rules.ArrearsDays.Value + 1), dues.RemindedOn?.AddDays(rules.ReminderDays.Value), dues.SettledOn,
            ]),
        ]).OfType<DateOnly>());
    }
}
