namespace VoltKosova.PrivacyDesk.Erasing;

internal abstract record SubjectCommand
{
    private SubjectCommand()
    {
    }

    /// <summary>Asks that the person be forgotten: at once, or on the day after the last hold.</summary>
    public sealed record Request(SubjectEvent.ErasureRequested Wish, Erasure Erasure) : SubjectCommand;

    /// <summary>Keeps what there is for a while.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record PlaceHold(SubjectEvent.HoldPlaced Hold, DateOnly Today) : SubjectCommand;

    /// <summary>Ends a hold before its day.</summary>
    public sealed record LiftHold(Guid PersonId, Guid HoldId, Guid By, DateTimeOffset At) : SubjectCommand;

    /// <summary>Does what was asked, once no hold is in the way.</summary>
    public sealed record EraseIfDue(Erasure Erasure) : SubjectCommand;

    /// <summary>Does it again, because something has come back.</summary>
    public sealed record EraseAgain(Erasure Erasure) : SubjectCommand;

    /// <summary>Has everybody told that the person agrees to something no more.</summary>
    public sealed record WithdrawConsent(SubjectEvent.ConsentWithdrawn Withdrawal) : SubjectCommand;

    /// <summary>Says that a part has nothing left.</summary>
    public sealed record Acknowledge(Guid PersonId, string Part, DateTimeOffset At) : SubjectCommand;
}

/// <summary>How somebody is forgotten today.</summary>
/// <param name="Today">The day at the movement's seat.</param>
internal sealed record Erasure(Guid PersonId, IReadOnlyList<string> Parts, DateOnly Today, int DaysToAcknowledge, DateTimeOffset At)
{
    public SubjectEvent.Erased Fact => new(PersonId, Parts, Today.AddDays(DaysToAcknowledge), At);
}
