namespace VoltKosova.Volunteering.Domain.Shifts;

/// <summary>Why somebody has no place any more.</summary>
internal enum Withdrawal
{
    Volunteer,
    Coordinator,
    ShiftCancelled,
}

/// <summary>What happens to a shift. Names and fields are the stored format: see VolunteeringStreams.</summary>
internal abstract record ShiftEvent
{
    private ShiftEvent()
    {
    }

    /// <summary>It was written down.</summary>
    public sealed record Scheduled(Guid ShiftId, Guid OpportunityId, Guid ChapterId, ShiftPlan Plan, Guid By, DateTimeOffset At)
        : ShiftEvent;

    /// <summary>It is planned differently.</summary>
    public sealed record PlanChanged(Guid ShiftId, ShiftPlan Plan, Guid By, DateTimeOffset At) : ShiftEvent;

    /// <summary>It was called off.</summary>
    public sealed record Cancelled(Guid ShiftId, string Reason, Guid By, DateTimeOffset At) : ShiftEvent;

    /// <summary>Somebody has a place.</summary>
    public sealed record SignedUp(
        Guid ShiftId, Guid SignUpId, Guid PersonId, Guid OpportunityId, Guid ChapterId, ShiftTime Time, Guid By, DateTimeOffset At)
        : ShiftEvent;

    /// <summary>They have none any more.</summary>
    public sealed record SignUpCancelled(
        Guid ShiftId, Guid SignUpId, Guid PersonId, Withdrawal Because, Guid By, DateTimeOffset At) : ShiftEvent;

    /// <summary>They came.</summary>
    public sealed record Attended(Guid ShiftId, Guid SignUpId, Guid PersonId, Guid By, DateTimeOffset At) : ShiftEvent;

    /// <summary>They did not come.</summary>
    public sealed record StayedAway(Guid ShiftId, Guid SignUpId, Guid PersonId, Guid By, DateTimeOffset At) : ShiftEvent;
}
