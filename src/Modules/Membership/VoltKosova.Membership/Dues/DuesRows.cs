using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A plan of dues, as everybody may read it.</summary>
/// <param name="Amount">For a whole period.</param>
/// <param name="ValidTo">The last day on which a period may begin; null while there is none.</param>
/// <param name="DueDays">Days from the charge until it is due.</param>
/// <param name="Source">The resolution or statute that says so.</param>
internal sealed record DuesPlanRow(
    Guid Id,
    MembershipKind Kind,
    Money Amount,
    DuesPeriod Period,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    int DueDays,
    string Source) : InlineRow
{
    public static RowTable Table { get; } = new("dues_plan");

    /// <summary>Whose members.</summary>
    public LegalEntity LegalEntity { get; init; }

    /// <summary>Only for members who live there; null for all.</summary>
    public string? Country { get; init; }

    /// <summary>Only for members in this band of income; null for all.</summary>
    public IncomeBand? IncomeBand { get; init; }

    /// <summary>Whether who joins within a period pays for its months from then on.</summary>
    public bool? ProRata { get; init; }

    /// <summary>What it says.</summary>
    public DuesTerms Terms() =>
        new(Kind, Amount, Period, ValidFrom, ValidTo, DueDays, Source, Country, IncomeBand, ProRata, LegalEntity);

    public static Projection<DuesPlanRow, DuesPlanEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, DuesPlanEvent.Made { Terms: var t } f) =>
            new DuesPlanRow(f.PlanId, t.Kind, t.Amount, t.Period, t.ValidFrom, t.ValidTo, t.DueDays, t.Source)
            {
                LegalEntity = t.LegalEntity ?? LegalEntity.Ngo,
                Country = t.Country,
                IncomeBand = t.IncomeBand,
                ProRata = t.ProRata,
            },
        ({ } r, DuesPlanEvent.Ended f) => r with { ValidTo = f.ValidTo },
        _ => row,
    });
}

/// <summary>A charge, as the member and the treasurer see it.</summary>
/// <param name="Open">What is still to be paid.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Reference">After ISO 11649, to be given with the payment.</param>
internal sealed record ChargeRow(
    Guid Id,
    Guid MemberId,
    Guid ChapterId,
    Guid PlanId,
    string Reference,
    Money Amount,
    Money Open,
    ChargeState State,
    DateOnly From,
    DateOnly Until,
    DateOnly DueOn,
    DateTimeOffset RaisedAt) : InlineRow
{
    public static RowTable Table { get; } = new("charge");

    /// <summary>Whose member owes it.</summary>
    public LegalEntity LegalEntity { get; init; }

    /// <summary>The reduction that makes it less than the plan says; null where there is none.</summary>
    public Guid? ReductionId { get; init; }

    /// <summary>Why the rest need not be paid; null when it must be.</summary>
    public WaiverReason? WaivedFor { get; init; }

    /// <summary>When the member was first reminded with what follows; null while nobody has.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>The last step that a mail was sent for, in days from the due day; null while none was.</summary>
    public int? LastStep { get; init; }

    /// <summary>Since when nothing is to be paid; null while something is.</summary>
    public DateOnly? SettledOn { get; init; }

    public static Projection<ChargeRow, ChargeEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ChargeEvent.Raised f) => new ChargeRow(
            f.ChargeId, f.MemberId, f.ChapterId, f.PlanId, f.Reference, f.Amount, f.Amount, ChargeState.Open,
            f.From, f.Until, f.DueOn, f.At)
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
            ReductionId = f.ReductionId,
        },
        ({ } r, ChargeEvent.EntityNoted f) => r with { LegalEntity = f.LegalEntity },
        ({ } r, ChargeEvent.Waived f) => r with
        {
            Open = r.Open.Minus(f.Amount),
            State = ChargeState.Waived,
            WaivedFor = f.Reason,
            SettledOn = Seat.DayOf(f.At),
        },
        ({ } r, ChargeEvent.Reminded f) => r with { RemindedOn = r.RemindedOn ?? f.On },
        ({ } r, ChargeEvent.ReminderSent f) => r with { LastStep = f.Step },
        ({ } r, ChargeEvent.Paid f) => r.With(r.Open.Minus(f.Amount), f.ReceivedOn ?? Seat.DayOf(f.At)),
        ({ } r, ChargeEvent.Unpaid f) => r.With(r.Open.Plus(f.Amount), Seat.DayOf(f.At)),
        _ => row,
    });

    private ChargeRow With(Money open, DateOnly on) => this with
    {
        Open = open,
        SettledOn = open.ToDecimal() > 0 ? null : SettledOn ?? on,
        State = open.ToDecimal() > 0 ? ChargeState.Open : WaivedFor is null ? ChargeState.Paid : ChargeState.Waived,
    };
}

/// <summary>Where a charge stands.</summary>
internal enum ChargeState
{
    /// <summary>Something is to be paid.</summary>
    Open,

    /// <summary>Nothing is to be paid any more.</summary>
    Paid,

    /// <summary>The rest was waived.</summary>
    Waived,
}

/// <summary>Which charge a reference, or a member's period, belongs to.</summary>
internal sealed record ChargeClaim(Guid ChargeId);
