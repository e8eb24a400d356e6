using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// Money that came in. It is kept for the accounts with ids alone; who the bank says has paid is kept, sealed, only until it is known
/// whose payment it is.
/// </summary>
internal abstract record PaymentEvent
{
    private PaymentEvent()
    {
    }

    /// <summary>The money is there.</summary>
    /// <param name="ChapterId">Whose account or cash box it came into.</param>
    /// <param name="Reference">The creditor reference that came with it; null when there was none whose check holds.</param>
    /// <param name="BankReference">What the bank, or the receipt book, calls it.</param>
    /// <param name="By">The account that wrote it down; empty when a bank file did.</param>
    /// <param name="LegalEntity">Whose money it is in law; the NGO's where it does not say.</param>
    public sealed record Recorded(
        Guid PaymentId,
        Guid ChapterId,
        Money Amount,
        DateOnly ReceivedOn,
        PaymentSource Source,
        string? Reference,
        string? BankReference,
        Guid By,
        DateTimeOffset At,
        LegalEntity? LegalEntity = null) : PaymentEvent;

    /// <summary>Who seems to have paid, while nobody knows for what.</summary>
    /// <param name="PersonId">A person of their own: who it is here is what is not known.</param>
    /// <param name="PayerAccount">The keyed hash of the account that the money came from; null where the bank has not said.</param>
    public sealed record PayerNoted(
        Guid PaymentId,
        Guid PersonId,
        [Personal] string? PayerName,
        [Personal] string? PayerText,
        DateTimeOffset At,
        [Personal] string? PayerAccount = null)
        : PaymentEvent, IAboutPerson;

    /// <summary>The payer is no question any more, or is to be forgotten; the key goes in the same commit.</summary>
    public sealed record PayerForgotten(Guid PaymentId, DateTimeOffset At) : PaymentEvent;

    /// <summary>A charge was paid with it, or with a part of it.</summary>
    /// <param name="By">The account that said so; empty when a new charge took what was paid too much.</param>
    public sealed record Allocated(Guid PaymentId, Guid ChargeId, Guid MemberId, Money Amount, Guid By, DateTimeOffset At) : PaymentEvent;

    /// <summary>The allocation was wrong, or the money has gone back.</summary>
    public sealed record Released(Guid PaymentId, Guid ChargeId, Money Amount, Guid By, DateTimeOffset At) : PaymentEvent;

    /// <summary>What was left of it, or a part of that, was paid back.</summary>
    public sealed record Refunded(Guid PaymentId, Money Amount, DateOnly RefundedOn, Guid By, DateTimeOffset At) : PaymentEvent;

    /// <summary>The bank has taken all of it back.</summary>
    public sealed record Reversed(Guid PaymentId, DateOnly ReversedOn, Guid By, DateTimeOffset At) : PaymentEvent;
}

/// <summary>How money came in.</summary>
internal enum PaymentSource
{
    /// <summary>Into the bank account.</summary>
    Bank,

    /// <summary>Into the cash box.</summary>
    Cash,

    /// <summary>By card or another service.</summary>
    Card,
}

internal abstract record PaymentCommand
{
    private PaymentCommand()
    {
    }

    /// <summary>Writes the money down.</summary>
    public sealed record Record(PaymentEvent.Recorded Payment, PaymentEvent.PayerNoted? Payer) : PaymentCommand;

    /// <summary>Pays a charge with it.</summary>
    /// <param name="LegalEntity">That of the charge.</param>
    public sealed record Allocate(
        Guid ChargeId, Guid MemberId, LegalEntity LegalEntity, Money Amount, Guid By, DateTimeOffset At) : PaymentCommand;

    /// <summary>Takes an allocation back.</summary>
    public sealed record Release(Guid ChargeId, Guid By, DateTimeOffset At) : PaymentCommand;

    /// <summary>Pays back what is left.</summary>
    public sealed record Refund(Money Amount, DateOnly On, Guid By, DateTimeOffset At) : PaymentCommand;

    /// <summary>The bank takes it back.</summary>
    public sealed record Reverse(DateOnly On, Guid By, DateTimeOffset At) : PaymentCommand;

    /// <summary>Forgets the payer.</summary>
    public sealed record ForgetPayer(DateTimeOffset At) : PaymentCommand;
}

/// <summary>A payment as the decisions see it.</summary>
/// <param name="Left">What no charge has and what was not paid back.</param>
/// <param name="Allocated">Per charge what it has of it.</param>
/// <param name="Payer">Who seems to have paid, while that is a question.</param>
internal sealed record Payment(
    PaymentEvent.Recorded Facts,
    Money Left,
    IReadOnlyDictionary<Guid, Money> Allocated,
    Guid? Payer,
    bool WasRefunded,
    bool IsReversed)
{
    /// <summary>Whose money it is in law.</summary>
    public LegalEntity LegalEntity => Facts.LegalEntity ?? LegalEntity.Ngo;

    /// <summary>The keyed hash of the account that the money came from, while it is a question who has paid.</summary>
    public string? PayerAccount { get; init; }

    public static Payment? Evolve(Payment? payment, PaymentEvent fact) => (payment, fact) switch
    {
        (_, PaymentEvent.Recorded f) => new Payment(f, f.Amount, new Dictionary<Guid, Money>(), null, false, false),
        ({ } p, PaymentEvent.PayerNoted f) => p with { Payer = f.PersonId, PayerAccount = f.PayerAccount },
        ({ } p, PaymentEvent.PayerForgotten) => p with { Payer = null, PayerAccount = null },
        ({ } p, PaymentEvent.Allocated f) => p with
        {
            Left = p.Left.Minus(f.Amount),
            Allocated = new Dictionary<Guid, Money>(p.Allocated) { [f.ChargeId] = f.Amount },
        },
        ({ } p, PaymentEvent.Released f) => p with
        {
            Left = p.Left.Plus(f.Amount),
            Allocated = p.Allocated.Where(one => one.Key != f.ChargeId).ToDictionary(),
        },
        ({ } p, PaymentEvent.Refunded f) => p with { Left = p.Left.Minus(f.Amount), WasRefunded = true },
        ({ } p, PaymentEvent.Reversed) => p with { Left = Money.Of(0, p.Left.Currency), IsReversed = true },
        _ => payment,
    };
}
