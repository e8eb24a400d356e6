using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Shifts;

namespace VoltKosova.Volunteering.Views;

/// <summary>
/// Somebody's place in a shift. Many sign-ups share the shift's stream, so the row follows the log instead of being written with it.
/// </summary>
/// <param name="PersonId">The volunteer.</param>
/// <param name="State"><c>signed_up</c>, <c>cancelled</c>, <c>attended</c> or <c>stayed_away</c>.</param>
/// <param name="CancelledBecause">Who ended it: the volunteer, the coordinator, or the end of the shift.</param>
internal sealed record SignUpRow(
    Guid Id,
    Guid ShiftId,
    Guid OpportunityId,
    Guid ChapterId,
    Guid PersonId,
    string State,
    DateOnly Date,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset SignedUpAt,
    DateTimeOffset? CancelledAt = null,
    Withdrawal? CancelledBecause = null,
    DateTimeOffset? AttendanceNotedAt = null)
{
    public const string SignedUp = "signed_up";
    public const string Cancelled = "cancelled";
    public const string Attended = "attended";
    public const string StayedAway = "stayed_away";

    public static RowTable Table { get; } = new RowTable("sign_up").Shared();

    public static Projection<SignUpRow, ShiftEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ShiftEvent.SignedUp f) => new SignUpRow(
            f.SignUpId, f.ShiftId, f.OpportunityId, f.ChapterId, f.PersonId, SignedUp, f.Time.Date, f.Time.StartsAt, f.Time.EndsAt, f.At),
        ({ } r, ShiftEvent.SignUpCancelled f) => r with { State = Cancelled, CancelledAt = f.At, CancelledBecause = f.Because },
        ({ } r, ShiftEvent.Attended f) => r with { State = Attended, AttendanceNotedAt = f.At },
        ({ } r, ShiftEvent.StayedAway f) => r with { State = StayedAway, AttendanceNotedAt = f.At },
        _ => row,
    });

    public static string? KeyOf(ShiftEvent fact) => fact switch
    {
        ShiftEvent.SignedUp f => f.SignUpId.ToString(),
        ShiftEvent.SignUpCancelled f => f.SignUpId.ToString(),
        ShiftEvent.Attended f => f.SignUpId.ToString(),
        ShiftEvent.StayedAway f => f.SignUpId.ToString(),
        _ => null,
    };
}
