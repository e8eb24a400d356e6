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
}
