using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Views;

/// <summary>A volunteer as the chapter and the volunteer see them.</summary>
/// <param name="State"><c>active</c>, <c>paused</c> or <c>left</c>.</param>
/// <param name="JoinedOn">The day on which they joined the last time.</param>
/// <param name="Since">Since when they have been in this state.</param>
internal sealed record VolunteerRow(
    Guid Id, Guid PersonId, Guid ChapterId, string State, DateOnly JoinedOn, DateTimeOffset Since) : InlineRow
{
    public const string Active = "active";
    public const string Paused = "paused";
    public const string Left = "left";

    public static RowTable Table { get; } = new RowTable("volunteer").Synchronised();

    public static Projection<VolunteerRow, VolunteerEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, VolunteerEvent.Joined f) => new VolunteerRow(f.VolunteerId, f.PersonId, f.ChapterId, Active, f.JoinedOn, f.At),
        ({ } r, VolunteerEvent.Paused f) => r with { State = Paused, Since = f.At },
        ({ } r, VolunteerEvent.Resumed f) => r with { State = Active, Since = f.At },
        ({ } r, VolunteerEvent.Left f) => r with { State = Left, Since = f.At },
        _ => row,
    });
}
