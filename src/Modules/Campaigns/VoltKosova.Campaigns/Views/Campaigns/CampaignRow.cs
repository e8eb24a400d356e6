using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>A campaign as its chapter sees it.</summary>
/// <param name="State"><c>draft</c>, <c>running</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Reason">Why it was cancelled.</param>
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
    string? Reason) : InlineRow
{
    public const string Draft = "draft";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";

    public static RowTable Table { get; } = new RowTable("campaign").Synchronised();

    public static Projection<CampaignRow, CampaignEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, CampaignEvent.Drafted { Plan: var p } f) => new CampaignRow(
            f.CampaignId, f.ChapterId, Draft, p.Title, p.Themes, p.Goals, p.StartsOn, p.EndsOn, null, null, null),
        ({ } r, CampaignEvent.PlanChanged { Plan: var p }) => r with
        {
            Title = p.Title,
            Themes = p.Themes,
            Goals = p.Goals,
            StartsOn = p.StartsOn,
            EndsOn = p.EndsOn,
        },
        ({ } r, CampaignEvent.Started f) => r with { State = Running, StartedOn = f.StartedOn },
        ({ } r, CampaignEvent.Completed f) => r with { State = Completed, CompletedOn = f.CompletedOn },
        ({ } r, CampaignEvent.Cancelled f) => r with { State = Cancelled, Reason = f.Reason },
        _ => row,
    });
}
