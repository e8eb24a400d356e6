using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// An entry in the books of how the dues of a legal entity are shared between the levels. Its lines add up to nothing, or it is no entry;
/// what was posted is never changed, a later entry takes it back.
/// </summary>
internal abstract record LedgerEvent
{
    private LedgerEvent()
    {
    }

    /// <summary>The entry stands.</summary>
    /// <param name="On">The day that it counts for.</param>
    /// <param name="ChargeId">What was paid; null for a payout.</param>
    /// <param name="PaymentId">By what; null for a payout.</param>
    /// <param name="TakesBack">The entry that this one undoes; null where it undoes none.</param>
    /// <param name="LegalEntity">In whose books it stands; the NGO's where it does not say.</param>
    public sealed record Posted(
        Guid EntryId,
        LedgerKind Kind,
        DateOnly On,
        Guid? ChargeId,
        Guid? PaymentId,
        Guid? TakesBack,
        IReadOnlyList<LedgerLine> Lines,
        DateTimeOffset At,
        LegalEntity? LegalEntity = null) : LedgerEvent
    {
        /// <summary>The same with every line the other way round.</summary>
        public Posted Undone(Guid entryId, DateOnly on, DateTimeOffset at) =>
            new(entryId, LedgerKind.TakenBack, on, ChargeId, PaymentId, EntryId, [.. Lines.Select(line => line.Turned())], at, LegalEntity);
    }

    /// <summary>An entry is posted once, and balanced.</summary>
    public static Decider<Posted?, LedgerEvent, LedgerEvent> Decider { get; } = new(null, Decide, (_, fact) => (Posted)fact);

    private static Decision<LedgerEvent> Decide(Posted? entry, LedgerEvent said) => (entry, said) switch
    {
        (null, Posted { Lines: var lines }) when !IsBalanced(lines) => new LedgerNotBalanced(),
        (null, Posted) => said,
        _ => Decision<LedgerEvent>.Nothing,
    };

    private static bool IsBalanced(IReadOnlyList<LedgerLine> lines) => lines.Count >= 2
        && lines.Select(line => line.Amount.Currency).Distinct().Count() == 1 && lines.Sum(line => line.Amount.ToDecimal()) == 0;
}

/// <summary>One line of an entry.</summary>
/// <param name="ChapterId">Whose share it is; null for what is nobody's.</param>
/// <param name="Amount">Above 0 in debit, below 0 in credit.</param>
internal sealed record LedgerLine(LedgerAccount Account, Guid? ChapterId, Money Amount)
{
    public LedgerLine Turned() => this with { Amount = Money.Of(-Amount.ToDecimal(), Amount.Currency) };
}

/// <summary>Where an amount stands.</summary>
internal enum LedgerAccount
{
    /// <summary>Dues that came in and have not gone out again.</summary>
    Collected,

    /// <summary>What is owed to a chapter.</summary>
    ShareOfChapter,

    /// <summary>What is owed to Volt Europa.</summary>
    ShareOfEurope,
}

/// <summary>Why there is an entry.</summary>
internal enum LedgerKind
{
    /// <summary>Dues were paid.</summary>
    Dues,

    /// <summary>What was paid is open again.</summary>
    TakenBack,

    /// <summary>The shares of the months before went out.</summary>
    Payout,
}

internal sealed record LedgerNotBalanced() : Rejection("The lines of the entry do not add up to nothing.", RejectionKind.Invalid);
