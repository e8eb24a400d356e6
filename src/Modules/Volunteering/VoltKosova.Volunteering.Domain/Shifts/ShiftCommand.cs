namespace VoltKosova.Volunteering.Domain.Shifts;

internal abstract record ShiftCommand
{
    private ShiftCommand()
    {
    }

    /// <summary>Writes a shift down.</summary>
    /// <param name="Scheduling">The fact as it will be stored.</param>
    public sealed record Schedule(ShiftEvent.Scheduled Scheduling) : ShiftCommand;

    /// <summary>Plans it differently; the time only while nobody has a place.</summary>
    public sealed record ChangePlan(ShiftPlan Plan, Guid By, DateTimeOffset At) : ShiftCommand;

    /// <summary>Calls it off, and everybody's place with it.</summary>
    public sealed record Cancel(string Reason, Guid By, DateTimeOffset At) : ShiftCommand;

    /// <summary>Takes a place.</summary>
    /// <param name="IsOpen">Whether the opportunity takes sign-ups at this instant.</param>
    public sealed record TakePlace(Guid SignUpId, Guid PersonId, bool IsOpen, Guid By, DateTimeOffset At) : ShiftCommand;

    /// <summary>Gives a place back.</summary>
    /// <param name="Deadline">The instant after which it is too late; null where there is none.</param>
    public sealed record GivePlaceBack(Guid PersonId, Withdrawal Because, DateTimeOffset? Deadline, Guid By, DateTimeOffset At)
        : ShiftCommand;

    /// <summary>Frees the place of somebody who is forgotten, when the shift is still to come.</summary>
    public sealed record FreePlaceOfErased(Guid PersonId, Guid By, DateTimeOffset At) : ShiftCommand;

    /// <summary>Notes whether somebody came. The last note counts.</summary>
    public sealed record NoteAttendance(Guid PersonId, bool Attended, Guid By, DateTimeOffset At) : ShiftCommand;
}
