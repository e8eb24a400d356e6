namespace VoltKosova.Membership.Domain.Voting;

/// <summary>What the rules say about voting on one day, each number with the clause that it comes from.</summary>
/// <param name="MinimumAge">Completed years.</param>
/// <param name="WaitDays">Days from the admission to the first vote.</param>
/// <param name="ProvisionalMayVote">Whether somebody whose admission can still be revoked votes.</param>
/// <param name="TransferWaitDays">Days in a new chapter before the first vote there.</param>
/// <param name="ArrearsDays">Days after the due day until somebody is in arrears.</param>
/// <param name="ReminderDays">Days after the reminder before arrears cost the vote.</param>
/// <param name="Kinds">The kinds of membership that vote.</param>
internal sealed record VotingRules(
    Clause<int> MinimumAge,
    Clause<int> WaitDays,
    Clause<bool> ProvisionalMayVote,
    Clause<int> TransferWaitDays,
    Clause<int> ArrearsDays,
    Clause<int> ReminderDays,
    Clause<IReadOnlyList<MembershipKind>> Kinds);

/// <summary>A value and where it comes from.</summary>
internal sealed record Clause<TValue>(TValue Value, string Source);

/// <summary>All that the rules ever say.</summary>
/// <param name="On">From a day to what holds on it.</param>
/// <param name="Turns">The days on which something else begins to hold.</param>
internal sealed record VotingBook(Func<DateOnly, VotingRules> On, IReadOnlyList<DateOnly> Turns);

/// <summary>A charge as far as the vote hangs on it.</summary>
/// <param name="RemindedOn">When the member was reminded with the consequences; null while nobody has.</param>
/// <param name="SettledOn">When nothing was open any more; null while something is.</param>
internal sealed record DuesOfVoter(DateOnly DueOn, DateOnly? RemindedOn, DateOnly? SettledOn);

/// <summary>What the vote hangs on.</summary>
internal enum VotingRule
{
    /// <summary>There is a membership on that day.</summary>
    Membership,

    /// <summary>It is of a kind that votes.</summary>
    Kind,

    /// <summary>The member is old enough.</summary>
    Age,

    /// <summary>The time after the admission has passed.</summary>
    WaitingPeriod,

    /// <summary>The admission cannot be revoked any more, or that does not matter.</summary>
    Provisional,

    /// <summary>The time after a change of chapter has passed.</summary>
    Transfer,

    /// <summary>The member's rights do not rest.</summary>
    Suspension,

    /// <summary>No dues are open for too long after a reminder.</summary>
    Arrears,
}

/// <summary>One thing that the vote hangs on.</summary>
/// <param name="Clause">Where it stands; null where the member's own timeline says it.</param>
/// <param name="Until">The last day on which it is so, as far as is known; null where nothing known ends it.</param>
internal sealed record VotingReason(VotingRule Rule, bool Met, string? Clause, DateOnly? Until);

/// <summary>Whether somebody can vote on a day, and why.</summary>
/// <param name="Until">The last day on which the answer is the same, as far as is known; null where nothing known changes it.</param>
internal sealed record VotingAnswer(DateOnly Day, bool CanVote, DateOnly? Until, IReadOnlyList<VotingReason> Reasons)
{
    /// <summary>What stands in the way.</summary>
    public IEnumerable<VotingRule> Unmet => Reasons.Where(reason => !reason.Met).Select(reason => reason.Rule);
}
