using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>What became of a line of a bank file.</summary>
internal enum BankLineState
{
    /// <summary>Is a payment.</summary>
    Booked,

    /// <summary>Was brought by an earlier file, or stands in this one twice.</summary>
    Known,

    /// <summary>Has taken a payment back.</summary>
    Reversed,

    /// <summary>Takes something back, and nobody can tell what.</summary>
    UnknownReversal,

    /// <summary>Money that went out.</summary>
    Debit,

    /// <summary>Money that went out and came back.</summary>
    DebitReversed,

    /// <summary>Is not final; it comes again when it is.</summary>
    Pending,

    /// <summary>Is about no money.</summary>
    Empty,
}

/// <summary>Which way the money of a line went.</summary>
internal enum BankLineDirection
{
    /// <summary>It came in.</summary>
    Credit,

    /// <summary>It went out.</summary>
    Debit,
}

/// <summary>
/// A transfer of a bank file, kept to be read. Where there is a payment, that says who has paid, as long as anybody needs to know; of all
/// else the name and the text stand here until they are over.
/// </summary>
/// <param name="FileLine">Where its entry begins in the file.</param>
/// <param name="Entry">The place of its entry among those of the file, from 1; reversals of older files come last.</param>
/// <param name="Part">Its place in the entry, from 1.</param>
/// <param name="BankReference">What the bank calls it.</param>
internal sealed record BankLine(
    string Id,
    Guid FileId,
    int FileLine,
    int Entry,
    int Part,
    BankLineState State,
    BankLineDirection Direction,
    Money Amount,
    DateOnly BookedOn,
    DateOnly? ValuedOn,
    string? BankReference,
    DateTimeOffset KeptAt)
{
    public static RowTable Table { get; } = new("bank_line", RowKey.Text);

    /// <summary>The payment that it is, or has taken back.</summary>
    public Guid? PaymentId { get; init; }

    /// <summary>Who is on the other side; absent where a payment is there to ask, and once it is forgotten.</summary>
    public BankLineParty? Party { get; init; }

    public static string IdOf(Guid file, int entry, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}/{entry:D9}/{part:D5}");

    /// <summary>Takes out who is on the other side; the rest stays with the file.</summary>
    public void ForgetParty(Writing writing) => writing.Put(Table, Id, this with { Party = null });
}

/// <summary>Who is on the other side of a line.</summary>
/// <param name="Text">What goes with the money.</param>
internal sealed record BankLineParty(string? Name, string? Text)
{
    /// <summary>Null where the bank says nothing.</summary>
    public static BankLineParty? Of(string? name, string? text) => (name ?? text) is null ? null : new BankLineParty(name, text);
}
