using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;

namespace VoltKosova.Volunteering.Views;

/// <summary>Reported hours as the volunteer and the chapter see them.</summary>
/// <param name="State"><c>waiting</c>, <c>confirmed</c> or <c>refused</c>.</param>
/// <param name="Minutes">As reported.</param>
/// <param name="ConfirmedMinutes">What counts, corrections included.</param>
/// <param name="Reason">Why they were refused, or corrected the last time.</param>
internal sealed record HoursRow(
    Guid Id,
    Guid PersonId,
    Guid ChapterId,
    Guid OpportunityId,
    Guid? ShiftId,
    string State,
    DateOnly WorkedOn,
    int Minutes,
    int ConfirmedMinutes,
    string? Reason,
    DateTimeOffset ReportedAt,
    DateTimeOffset? DecidedAt) : InlineRow
{
    public const string Waiting = "waiting";
    public const string Confirmed = "confirmed";
    public const string Refused = "refused";

    public static RowTable Table { get; } = new RowTable("hours").Synchronised();

    public static Projection<HoursRow, HoursEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, HoursEvent.Reported f) => new HoursRow(
            f.HoursId, f.PersonId, f.ChapterId, f.OpportunityId, f.ShiftId, Waiting, f.WorkedOn, f.Minutes, 0, null, f.At, null),
        ({ } r, HoursEvent.Confirmed f) => r with { State = Confirmed, ConfirmedMinutes = f.Minutes, DecidedAt = f.At },
        ({ } r, HoursEvent.Refused f) => r with { State = Refused, Reason = f.Reason, DecidedAt = f.At },
        ({ } r, HoursEvent.Corrected f) => r with { ConfirmedMinutes = r.ConfirmedMinutes + f.Minutes, Reason = f.Reason },
        (_, HoursEvent.Erased) => null,
        _ => row,
    });
}
