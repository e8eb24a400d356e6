using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Volunteers;

/// <summary>What happens to a volunteer. Names and fields are the stored format: see VolunteeringStreams.</summary>
internal abstract record VolunteerEvent
{
    private VolunteerEvent()
    {
    }

    /// <summary>They help from now on.</summary>
    public sealed record Joined(Guid VolunteerId, Guid PersonId, Guid ChapterId, DateOnly JoinedOn, DateTimeOffset At) : VolunteerEvent;

    /// <summary>They do not help for a while.</summary>
    public sealed record Paused(Guid VolunteerId, Guid By, DateTimeOffset At) : VolunteerEvent;

    /// <summary>They help again.</summary>
    public sealed record Resumed(Guid VolunteerId, Guid By, DateTimeOffset At) : VolunteerEvent;

    /// <summary>They help no more.</summary>
    public sealed record Left(Guid VolunteerId, Guid By, DateTimeOffset At) : VolunteerEvent;

    /// <summary>They say this about themselves.</summary>
    public sealed record ProfileChanged(Guid VolunteerId, Guid PersonId, [Personal] VolunteerProfile? Profile, DateTimeOffset At)
        : VolunteerEvent, IAboutPerson;

    /// <summary>This time is given to a shift.</summary>
    public sealed record ShiftTaken(Guid VolunteerId, Guid ShiftId, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset At)
        : VolunteerEvent;

    /// <summary>The time of the shift is theirs again.</summary>
    public sealed record ShiftFreed(Guid VolunteerId, Guid ShiftId, DateTimeOffset At) : VolunteerEvent;

    /// <summary>Confirmed hours are on their record; a correction is a negative or positive counter-entry.</summary>
    public sealed record HoursCredited(Guid VolunteerId, Guid CreditId, Guid HoursId, int Minutes, DateTimeOffset At) : VolunteerEvent;

    /// <summary>The person is forgotten.</summary>
    public sealed record Erased(Guid VolunteerId, DateTimeOffset At) : VolunteerEvent;
}
