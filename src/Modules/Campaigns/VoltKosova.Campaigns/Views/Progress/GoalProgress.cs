using VoltKosova.Campaigns.Domain;

namespace VoltKosova.Campaigns.Views;

/// <summary>How far a campaign is with a goal.</summary>
/// <param name="Counts">What the software counts for it by itself; null when staff report it.</param>
internal sealed record GoalProgress(string Measure, int Target, Counted? Counts, int Reached)
{
    /// <summary>The progress of all goals.</summary>
    /// <param name="goals">The goals of the plan.</param>
    /// <param name="reported">What staff reported, goal by goal.</param>
    /// <param name="signatures">How many have signed the campaign's petitions.</param>
    public static IReadOnlyList<GoalProgress> Of(IReadOnlyList<Goal> goals, IReadOnlyList<int> reported, int signatures) =>
    [
        .. goals.Select((goal, at) => new GoalProgress(
            goal.Measure, goal.Target, goal.Counts, goal.Counts is Counted.Signatures ? signatures : reported.ElementAtOrDefault(at))),
    ];
}

/// <summary>How far a campaign is, goal by goal in the order of the plan.</summary>
internal sealed record CampaignProgress(IReadOnlyList<GoalProgress> Goals);
