using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A bank file, and how far it is booked.</summary>
/// <param name="ChapterId">Whose account it is about.</param>
/// <param name="Entries">How many it holds.</param>
/// <param name="Through">How many of them are booked or passed over.</param>
/// <param name="Counts">What became of those.</param>
/// <param name="UnknownReversals">The lines of reversals of which nobody can tell what they take back.</param>
internal sealed record BankFileRow(
    Guid Id,
    Guid ChapterId,
    BankFileState State,
    int Entries,
    int Through,
    BankFileCounts Counts,
    IReadOnlyList<int> UnknownReversals,
    DateTimeOffset ReceivedAt) : InlineRow
{
    public static RowTable Table { get; } = new("bank_file");

    /// <summary>Whose account it is about in law.</summary>
    public LegalEntity LegalEntity { get; init; }

    public static Projection<BankFileRow, BankFileEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, BankFileEvent.Received f) => new BankFileRow(
            f.FileId, f.ChapterId, StateOf(0, f.Entries), f.Entries, 0, BankFileCounts.None, [], f.At)
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
        },
        ({ } r, BankFileEvent.EntriesBooked f) => r with
        {
            State = StateOf(f.Through, r.Entries),
            Through = f.Through,
            Counts = r.Counts.Plus(f.Counts),
            UnknownReversals = [.. r.UnknownReversals, .. f.UnknownReversals],
        },
        _ => row,
    });

    private static BankFileState StateOf(int through, int entries) =>
        through == entries ? BankFileState.Imported : through == 0 ? BankFileState.Waiting : BankFileState.Importing;
}

/// <summary>Where a bank file stands.</summary>
internal enum BankFileState
{
    /// <summary>The job has not come to it yet.</summary>
    Waiting,

    /// <summary>Some of it is booked.</summary>
    Importing,

    /// <summary>All of it is.</summary>
    Imported,
}
