namespace VoltKosova.Volunteering.Domain.Volunteers;

internal abstract record VolunteerCommand
{
    private VolunteerCommand()
    {
    }

    /// <summary>Joins a chapter's volunteers; somebody who has left comes back.</summary>
    /// <param name="Joining">The fact as it will be stored.</param>
    public sealed record Join(VolunteerEvent.Joined Joining) : VolunteerCommand;

    /// <summary>Comes back to the chapter that was left.</summary>
    /// <param name="On">The day at the movement's seat.</param>
    public sealed record Return(DateOnly On, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Stops for a while.</summary>
    /// <param name="By">The account that says so: the volunteer's own or a coordinator's.</param>
    public sealed record Pause(Guid By, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Goes on after a pause.</summary>
    public sealed record Resume(Guid By, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Leaves.</summary>
    public sealed record Leave(Guid By, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Says something else about oneself.</summary>
    public sealed record ChangeProfile(VolunteerProfile Profile, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Gives time to a shift.</summary>
    /// <param name="Day">The local day of the shift, on which the age counts.</param>
    /// <param name="MinimumAge">In completed years; null for any.</param>
    public sealed record TakeShift(
        Guid ShiftId,
        DateTimeOffset From,
        DateTimeOffset Until,
        DateOnly Day,
        int? MinimumAge,
        IReadOnlyList<SkilledIn> Needs,
        DateTimeOffset At) : VolunteerCommand;

    /// <summary>Has the time of a shift back.</summary>
    public sealed record FreeShift(Guid ShiftId, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Forgets the person.</summary>
    public sealed record Erase(Guid VolunteerId, DateTimeOffset At) : VolunteerCommand;

    /// <summary>Has confirmed hours on the record; fewer than none by a counter-entry.</summary>
    /// <param name="CreditId">The confirmation or correction, so that none counts twice.</param>
    public sealed record CreditHours(Guid CreditId, Guid HoursId, int Minutes, DateTimeOffset At) : VolunteerCommand;
}
