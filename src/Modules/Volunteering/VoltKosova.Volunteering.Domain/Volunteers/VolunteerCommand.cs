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
}
