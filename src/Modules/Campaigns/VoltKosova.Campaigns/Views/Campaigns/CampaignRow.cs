using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>A campaign as its chapter sees it.</summary>
/// <param name="State"><c>draft</c>, <c>scheduled</c>, <c>running</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="Reported">How far staff said it is, goal by goal.</param>
internal sealed record CampaignRow(
    Guid Id,
    Guid ChapterId,
    string State,
    LocalText Title,
    IReadOnlyList<Challenge> Themes,
    IReadOnlyList<Goal> Goals,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    DateOnly? StartedOn,
    DateOnly? CompletedOn,
    string? Reason,
    IReadOnlyList<int> Reported) : InlineRow
{
    public const string Draft = "draft";
    public const string Scheduled = "scheduled";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";

    /// <summary>Whether other chapters may be told of it: a draft is nobody else's, and what has ended is shared no more.</summary>
    public bool CanBeShared() => State is Scheduled or Running;

    public static RowTable Table { get; } = new RowTable("campaign").Synchronised();

    public static Projection<CampaignRow, CampaignEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, CampaignEvent.Drafted { Plan: var p } f) => new CampaignRow(
            f.CampaignId, f.ChapterId, Draft, p.Title, p.Themes, p.Goals, p.StartsOn, p.EndsOn, null, null, null, []),
        ({ } r, CampaignEvent.PlanChanged { Plan: var p }) => r with
        {
            State = Draft,
            Title = p.Title,
            Themes = p.Themes,
            Goals = p.Goals,
            StartsOn = p.StartsOn,
            EndsOn = p.EndsOn,
        },
        ({ } r, CampaignEvent.Scheduled) => r with { State = Scheduled },
        ({ } r, CampaignEvent.Started f) => r with { State = Running, StartedOn = f.StartedOn },
        ({ } r, CampaignEvent.ProgressReported f) => r with { Reported = With(r.Reported, f) },
        ({ } r, CampaignEvent.Completed f) => r with { State = Completed, CompletedOn = f.CompletedOn },
        ({ } r, CampaignEvent.Cancelled f) => r with { State = Cancelled, Reason = f.Reason },
        _ => row,
    });

    /// <summary>The reports so far with a new one; 0 for a goal that nobody has reported.</summary>
    public static IReadOnlyList<int> With(IReadOnlyList<int> reported, CampaignEvent.ProgressReported report) =>
    [
        .. Enumerable.Range(0, Math.Max(reported.Count, report.Goal + 1))
            .Select(goal => goal == report.Goal ? report.Reached : reported.ElementAtOrDefault(goal)),
    ];
}
