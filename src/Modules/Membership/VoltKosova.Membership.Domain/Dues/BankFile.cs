using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>What happens to a file of a bank. It names nobody: who paid stands at the payments, as long as it is needed.</summary>
internal abstract record BankFileEvent
{
    private BankFileEvent()
    {
    }

    /// <summary>The whole file was understood; its entries wait to be booked.</summary>
    /// <param name="Entries">How many there are.</param>
    /// <param name="By">The account that handed it in, and in whose name its payments are booked.</param>
    /// <param name="LegalEntity">Whose account it is about; the NGO's where it does not say.</param>
    public sealed record Received(
        Guid FileId, Guid ChapterId, int Entries, Guid By, DateTimeOffset At, LegalEntity? LegalEntity = null) : BankFileEvent;

    /// <summary>Some more entries were booked, in the commit of their payments.</summary>
    /// <param name="Through">How many entries of the file are through now.</param>
    /// <param name="UnknownReversals">The lines of reversals of which nobody can tell what they take back.</param>
    public sealed record EntriesBooked(
        Guid FileId, int Through, BankFileCounts Counts, IReadOnlyList<int> UnknownReversals, DateTimeOffset At) : BankFileEvent;

    /// <summary>A file is received once, and goes forward only.</summary>
    public static Decider<BankFile?, BankFileEvent, BankFileEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<BankFileEvent> Decide(BankFile? file, BankFileEvent said) => (file, said) switch
    {
        (null, Received) => said,
        (null, _) => new NoSuchBankFile(),
        ({ } f, EntriesBooked booked) when booked.Through > f.Through && booked.Through <= f.Facts.Entries => said,
        _ => Decision<BankFileEvent>.Nothing,
    };

    private static BankFile? Evolve(BankFile? file, BankFileEvent fact) => (file, fact) switch
    {
        (_, Received received) => new BankFile(received, Through: 0),
        ({ } f, EntriesBooked booked) => f with { Through = booked.Through },
        _ => file,
    };
}

/// <summary>A file as the decisions see it.</summary>
/// <param name="Through">How many of its entries are booked or passed over.</param>
internal sealed record BankFile(BankFileEvent.Received Facts, int Through);

/// <summary>What became of entries.</summary>
/// <param name="Booked">Payments that were booked; an entry may hold several.</param>
/// <param name="Matched">Of these, payments that went to a charge by their reference.</param>
/// <param name="Known">Entries that an earlier file has brought.</param>
/// <param name="Reversed">Payments that the bank has taken back.</param>
/// <param name="Passed">Entries that are not final yet, or money that went out.</param>
internal sealed record BankFileCounts(int Booked, int Matched, int Known, int Reversed, int Passed)
{
    public static BankFileCounts None { get; } = new(0, 0, 0, 0, 0);

    public BankFileCounts Plus(BankFileCounts more) => new(
        Booked + more.Booked, Matched + more.Matched, Known + more.Known, Reversed + more.Reversed, Passed + more.Passed);
}

internal sealed record NoSuchBankFile() : Rejection("There is no such bank file.", RejectionKind.NotFound);
