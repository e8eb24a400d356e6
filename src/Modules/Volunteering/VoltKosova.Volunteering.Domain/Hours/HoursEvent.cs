using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Hours;

/// <summary>What happens to reported hours. Names and fields are the stored format: see VolunteeringStreams.</summary>
internal abstract record HoursEvent
{
    private HoursEvent()
    {
    }

    /// <summary>The volunteer says so.</summary>
    /// <param name="ChapterId">The chapter of the opportunity, which decides.</param>
    /// <param name="ShiftId">Null for work outside of a shift.</param>
    public sealed record Reported(
        Guid HoursId,
        Guid PersonId,
        Guid ChapterId,
        Guid OpportunityId,
        Guid? ShiftId,
        DateOnly WorkedOn,
        int Minutes,
        Guid By,
        DateTimeOffset At) : HoursEvent;

    /// <summary>They count.</summary>
    public sealed record Confirmed(
        Guid HoursId,
        Guid PersonId,
        Guid ChapterId,
        Guid OpportunityId,
        DateOnly WorkedOn,
        int Minutes,
        DateOnly ConfirmedOn,
        Guid By,
        DateTimeOffset At) : HoursEvent;

    /// <summary>They do not count.</summary>
    public sealed record Refused(Guid HoursId, Guid PersonId, [Personal] string? Reason, Guid By, DateTimeOffset At)
        : HoursEvent, IAboutPerson;

    /// <summary>More or fewer count than were confirmed.</summary>
    public sealed record Corrected(
        Guid HoursId,
        Guid CorrectionId,
        Guid PersonId,
        Guid ChapterId,
        int Minutes,
        [Personal] string? Reason,
        Guid By,
        DateTimeOffset At) : HoursEvent, IAboutPerson;

    /// <summary>The person is forgotten; what was confirmed goes on counting for the chapter.</summary>
    public sealed record Erased(Guid HoursId, DateTimeOffset At) : HoursEvent;
}
