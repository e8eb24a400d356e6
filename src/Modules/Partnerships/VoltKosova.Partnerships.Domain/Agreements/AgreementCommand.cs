namespace VoltKosova.Partnerships.Domain.Agreements;

internal abstract record AgreementCommand
{
    private AgreementCommand()
    {
    }

    /// <summary>Proposes it.</summary>
    public sealed record Propose(AgreementEvent.Proposed Proposal) : AgreementCommand;

    /// <summary>Writes the proposal anew.</summary>
    public sealed record ChangeTerms(AgreementTerms Terms, Guid By, Guid? ByPerson, DateTimeOffset At) : AgreementCommand;

    /// <summary>Takes it under review.</summary>
    public sealed record BeginReview(Guid By, DateTimeOffset At) : AgreementCommand;

    /// <summary>Wants it.</summary>
    /// <param name="DiligenceAllows">Whether the newest findings about the partner let the movement bind itself today.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Approve(bool DiligenceAllows, DateOnly Today, Guid By, Guid? ByPerson, DateTimeOffset At) : AgreementCommand;

    /// <summary>Does not want it.</summary>
    public sealed record Reject(string Reason, Guid By, DateTimeOffset At) : AgreementCommand;

    /// <summary>Signs for a side.</summary>
    /// <param name="DocumentSha256">The fingerprint of what was signed.</param>
    /// <param name="Signature">What will be stored.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Sign(
        Side Side, DateOnly SignedOn, string DocumentSha256, AgreementEvent Signature, DateOnly Today, DateTimeOffset At)
        : AgreementCommand;

    /// <summary>Terminates it.</summary>
    /// <param name="WithoutNotice">For good cause or because both sides want it; the reason says which.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Terminate(
        DateOnly RequestedOn, DateOnly EffectiveOn, bool WithoutNotice, string Reason, DateOnly Today, Guid By, DateTimeOffset At)
        : AgreementCommand;

    /// <summary>Forgets who signed for the partner.</summary>
    public sealed record EraseSignatory(DateTimeOffset At) : AgreementCommand;

    /// <summary>Does what the calendar says: opens, ends, notices.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record KeepUp(DateOnly Today, DateTimeOffset At) : AgreementCommand;

    /// <summary>Ends it because a newer edition is in force.</summary>
    public sealed record Replace(Guid By, DateOnly On, DateTimeOffset At) : AgreementCommand;
}
