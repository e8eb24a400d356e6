using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Features;

namespace VoltKosova.Volunteering.Views;

/// <summary>A shift as the chapter sees it.</summary>
/// <param name="State"><c>scheduled</c> or <c>cancelled</c>.</param>
/// <param name="Date">The local day on which it begins.</param>
/// <param name="StartTime">Local: <c>18:30</c>.</param>
/// <param name="Taken">How many have a place.</param>
internal sealed record ShiftRow(
    Guid Id,
    Guid OpportunityId,
    Guid ChapterId,
    string State,
    DateOnly Date,
    string StartTime,
    string EndTime,
    string Zone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Place Place,
    int Capacity,
    int Minimum,
    int Taken,
    LocalText? Instructions,
    string? CancelReason = null) : InlineRow
{
    public const string Scheduled = "scheduled";
    public const string Cancelled = "cancelled";

    public static RowTable Table { get; } = new("shift");

    public static Projection<ShiftRow, ShiftEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ShiftEvent.Scheduled f) => Of(f.ShiftId, f.OpportunityId, f.ChapterId, f.Plan, taken: 0),
        ({ } r, ShiftEvent.PlanChanged f) => Of(r.Id, r.OpportunityId, r.ChapterId, f.Plan, r.Taken),
        ({ } r, ShiftEvent.Cancelled f) => r with { State = Cancelled, CancelReason = f.Reason },
        ({ } r, ShiftEvent.SignedUp) => r with { Taken = r.Taken + 1 },
        ({ } r, ShiftEvent.SignUpCancelled) => r with { Taken = r.Taken - 1 },
        _ => row,
    });

    private static ShiftRow Of(Guid id, Guid opportunity, Guid chapter, ShiftPlan plan, int taken) => new(
        id,
        opportunity,
        chapter,
        Scheduled,
        plan.Time.Date,
        plan.Time.Start.ToString(ShiftBody.TimeFormat, CultureInfo.InvariantCulture),
        plan.Time.End.ToString(ShiftBody.TimeFormat, CultureInfo.InvariantCulture),
        plan.Time.Zone,
        plan.Time.StartsAt,
        plan.Time.EndsAt,
        plan.Place,
        plan.Capacity,
        plan.Minimum,
        taken,
        plan.Instructions);
}
