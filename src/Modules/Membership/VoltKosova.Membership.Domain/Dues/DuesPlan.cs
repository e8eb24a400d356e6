using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// What is charged to whom. The plan that began last takes the place of an older one for the same members: of the same legal entity and
/// kind, and the same country and band of income where they are said.
/// </summary>
/// <param name="Kind">Whom it is for.</param>
/// <param name="Amount">For a whole period.</param>
/// <param name="ValidFrom">Periods that begin earlier are not charged by it.</param>
/// <param name="ValidTo">The last day on which a period may begin; null while there is none.</param>
/// <param name="DueDays">Days from the charge until it is due.</param>
/// <param name="Source">The resolution or statute that says so; it names no people.</param>
/// <param name="Country">Only for members who live there, ISO 3166-1 alpha-2; null for all.</param>
/// <param name="IncomeBand">Only for members of whom this was declared; null for all.</param>
/// <param name="ProRata">Whether who joins within a period pays for its months from then on; null where the whole period is paid.</param>
/// <param name="LegalEntity">Whose members; the NGO's where it does not say.</param>
internal sealed record DuesTerms(
    MembershipKind Kind,
    Money Amount,
    DuesPeriod Period,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    int DueDays,
    string Source,
    string? Country = null,
    IncomeBand? IncomeBand = null,
    bool? ProRata = null,
    LegalEntity? LegalEntity = null);

/// <summary>What happens to a plan. Names and fields are the stored format.</summary>
internal abstract record DuesPlanEvent
{
    private DuesPlanEvent()
    {
    }

    /// <summary>The plan was made.</summary>
    public sealed record Made(Guid PlanId, DuesTerms Terms, Guid By, DateTimeOffset At) : DuesPlanEvent;

    /// <summary>The plan got another last day.</summary>
    public sealed record Ended(Guid PlanId, DateOnly ValidTo, Guid By, DateTimeOffset At) : DuesPlanEvent;

    /// <summary>A plan is made once and ends when it is told to, which may be corrected.</summary>
    public static Decider<DuesTerms?, DuesPlanEvent, DuesPlanEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<DuesPlanEvent> Decide(DuesTerms? plan, DuesPlanEvent said) => (plan, said) switch
    {
        (null, Made { Terms: var terms }) when terms.ValidTo < terms.ValidFrom => new PlanEndsBeforeItBegins(),
        (null, Made) => said,
        (null, _) => new NoSuchDuesPlan(),
        ({ } terms, Ended end) when end.ValidTo < terms.ValidFrom => new PlanEndsBeforeItBegins(),
        ({ } terms, Ended end) when end.ValidTo != terms.ValidTo => said,
        _ => Decision<DuesPlanEvent>.Nothing,
    };

    private static DuesTerms? Evolve(DuesTerms? plan, DuesPlanEvent fact) => (plan, fact) switch
    {
        (_, Made made) => made.Terms,
        ({ } terms, Ended end) => terms with { ValidTo = end.ValidTo },
        _ => plan,
    };
}

internal sealed record NoSuchDuesPlan() : Rejection("There is no such plan of dues.", RejectionKind.NotFound);

internal sealed record PlanEndsBeforeItBegins() : Rejection("The plan would end before it begins.", RejectionKind.Invalid);
