using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Views;

/// <summary>
/// A volunteer as the chapter and the volunteer see them. The birth date stays out: it is asked at a sign-up and shown to the volunteer
/// alone.
/// </summary>
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
        ({ } r, VolunteerEvent.Joined f) => r with { ChapterId = f.ChapterId, State = Active, JoinedOn = f.JoinedOn, Since = f.At },
        (_, VolunteerEvent.Joined f) => new VolunteerRow(f.VolunteerId, f.PersonId, f.ChapterId, Active, f.JoinedOn, f.At),
        ({ } r, VolunteerEvent.Paused f) => r with { State = Paused, Since = f.At },
        ({ } r, VolunteerEvent.Resumed f) => r with { State = Active, Since = f.At },
        ({ } r, VolunteerEvent.Left f) => r with { State = Left, Since = f.At },
        ({ } r, VolunteerEvent.ProfileChanged f) => r with
        {
            Called = f.Profile?.Called,
            Phone = f.Profile?.Phone,
            Skills = f.Profile?.Skills ?? [],
            Languages = f.Profile?.Languages ?? [],
            Availability = f.Profile?.Availability ?? [],
        },
        ({ } r, VolunteerEvent.HoursCredited f) => r with { ConfirmedMinutes = r.ConfirmedMinutes + f.Minutes },
        (_, VolunteerEvent.Erased) => null,
        _ => row,
    });

    public string? Called { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<SkilledIn> Skills { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<Available> Availability { get; init; } = [];

    /// <summary>What coordinators have confirmed, corrections included.</summary>
    public int ConfirmedMinutes { get; init; }
}
