namespace VoltKosova.Campaigns.Domain.Petitions;

/// <summary>A number of signatures that is worth telling.</summary>
/// <param name="Of">What the value is.</param>
/// <param name="Value">Per cent of the goal, or signatures.</param>
internal sealed record Milestone(MilestoneOf Of, int Value)
{
    private static readonly int[] _parts = [10, 25, 50, 100];

    /// <summary>
    /// The milestones of a petition with the signatures that each takes: 10, 25, 50 and 100 per cent of the goal, and the set counts.
    /// </summary>
    public static IEnumerable<(Milestone Milestone, int Signatures)> All(int goal, IEnumerable<int> counts) =>
    [
        .. _parts.Select(part => (new Milestone(MilestoneOf.Goal, part), (int)(((long)goal * part + 99) / 100))),
        .. counts.Select(count => (new Milestone(MilestoneOf.Count, count), count)),
    ];
}

/// <summary>What a milestone is measured in.</summary>
internal enum MilestoneOf
{
    /// <summary>Per cent of the goal.</summary>
    Goal,

    /// <summary>A number that was set.</summary>
    Count,
}
