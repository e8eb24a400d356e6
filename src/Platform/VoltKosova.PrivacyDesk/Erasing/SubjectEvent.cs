namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>What happens to what is kept about a person. Names and fields are the stored format: see PrivacyStreams.</summary>
internal abstract record SubjectEvent
{
    private SubjectEvent()
    {
    }

    /// <summary>Somebody wants the person forgotten.</summary>
    /// <param name="OnOwnWish">Whether it was the person; otherwise staff did it for them.</param>
    public sealed record ErasureRequested(Guid PersonId, bool OnOwnWish, Guid By, DateTimeOffset At) : SubjectEvent;

    /// <summary>The law wants something about the person kept for a while.</summary>
    /// <param name="Until">The last day.</param>
    public sealed record HoldPlaced(Guid PersonId, Guid HoldId, HoldBasis Basis, DateOnly Until, Guid By, DateTimeOffset At) : SubjectEvent;

    /// <summary>The reason to keep it has gone before its day.</summary>
    public sealed record HoldLifted(Guid PersonId, Guid HoldId, Guid By, DateTimeOffset At) : SubjectEvent;

    /// <summary>The person is to be forgotten by everybody, now.</summary>
    /// <param name="Parts">Who has to acknowledge it.</param>
    /// <param name="AcknowledgeBy">After that day an acknowledgement is overdue.</param>
    public sealed record Erased(Guid PersonId, IReadOnlyList<string> Parts, DateOnly AcknowledgeBy, DateTimeOffset At) : SubjectEvent
    {
        public bool Equals(Erased? other) => other is not null
            && (PersonId, AcknowledgeBy, At) == (other.PersonId, other.AcknowledgeBy, other.At) && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => HashCode.Combine(PersonId, At);
    }

    /// <summary>The person agrees to something no more.</summary>
    public sealed record ConsentWithdrawn(
        Guid PersonId, string Purpose, ConsentChannel Channel, Guid? About, Guid By, DateTimeOffset At) : SubjectEvent;

    /// <summary>A part has nothing left; that was looked at, not only said.</summary>
    public sealed record Acknowledged(Guid PersonId, string Part, DateTimeOffset At) : SubjectEvent;
}

/// <summary>Why the law wants something kept.</summary>
internal enum HoldBasis
{
    /// <summary>Books and receipts of fees and gifts.</summary>
    Accounting,

    /// <summary>The election commission may ask for it.</summary>
    ElectionLaw,

    /// <summary>A claim before a court or an authority is open.</summary>
    LegalClaim,

    /// <summary>A complaint before the integrity commission is open.</summary>
    IntegrityCase,
}
