namespace VoltKosova.Membership.Domain.Dues;

/// <summary>Until when a member's dues are paid.</summary>
internal static class PaidDues
{
    /// <summary>
    /// The last day of the last charge that is settled, paid or waived, before the first one that is not; days that nobody charged are owed
    /// to nobody, so they do not stand between. Null where nothing was charged.
    /// </summary>
    /// <param name="handedOver">Until when they were paid in the Volt chapter that the member came from.</param>
    public static DateOnly? Until(DateOnly? handedOver, IEnumerable<(DateOnly From, DateOnly Until, bool IsSettled)> charges) => charges
        .OrderBy(charge => charge.From)
        .TakeWhile(charge => charge.IsSettled)
        .Select(charge => (DateOnly?)charge.Until)
        .Append(handedOver)
        .Max();
}
