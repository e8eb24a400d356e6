namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// The one plan that holds for a member in the period that a day lies in. Of all of the member's legal entity that fit the most specific
/// wins: one for a band of income and a country, then for a band, then for a country, then for everybody; of equals the one that began
/// last, and of those the one made last, which corrects the other.
/// </summary>
/// <param name="Period">The period of that plan that the day lies in.</param>
/// <param name="Amount">What the member owes for it, without reductions.</param>
/// <param name="From">The first day that is paid for: that of the period, or by months that of the month of joining.</param>
internal sealed record PlanForMember(Guid PlanId, DuesTerms Terms, ChargedPeriod Period, Money Amount, DateOnly From)
{
    /// <summary>The first day of the membership in the period: what holds on it counts for the charge.</summary>
    public DateOnly Begins { get; private init; }

    /// <param name="bandOn">Which band of income was declared for a day; null where none was.</param>
    public static PlanForMember? Of(
        IEnumerable<(Guid Id, DuesTerms Terms)> plans,
        LegalEntity entity,
        MembershipKind kind,
        string? country,
        DateOnly joinedOn,
        Func<DateOnly, IncomeBand?> bandOn,
        DateOnly day) => plans
        .Where(plan => (plan.Terms.LegalEntity ?? LegalEntity.Ngo) == entity && plan.Terms.Kind == kind
            && (plan.Terms.Country is not { } only || only == country))
        .Select(plan => (plan.Id, plan.Terms, Period: ChargedPeriod.Of(plan.Terms.Period, day)))
        .Where(plan => plan.Terms.ValidFrom <= plan.Period.From && !(plan.Terms.ValidTo < plan.Period.From)
            && (plan.Terms.IncomeBand is not { } band || band == bandOn(Later(joinedOn, plan.Period.From))))
        .OrderByDescending(plan => plan.Terms.IncomeBand is not null).ThenByDescending(plan => plan.Terms.Country is not null)
        .ThenByDescending(plan => plan.Terms.ValidFrom).ThenByDescending(plan => plan.Id.ToString(), StringComparer.Ordinal)
        .Select(plan => Of(plan.Id, plan.Terms, plan.Period, joinedOn))
        .FirstOrDefault();

    // The month of joining counts whole.
    private static PlanForMember Of(Guid id, DuesTerms terms, ChargedPeriod period, DateOnly joinedOn)
    {
        var from = terms.ProRata is true && joinedOn > period.From ? new DateOnly(joinedOn.Year, joinedOn.Month, 1) : period.From;
        return new PlanForMember(id, terms, period, terms.Amount.ForMonths(Months(from, period.Until), period.Months), from)
        {
            Begins = Later(joinedOn, period.From),
        };
    }

    private static int Months(DateOnly from, DateOnly until) => ((until.Year - from.Year) * 12) + until.Month - from.Month + 1;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
