namespace VoltKosova.Membership.Domain.Dues;

/// <summary>How often dues are charged.</summary>
internal enum DuesPeriod
{
    /// <summary>Every calendar month.</summary>
    Month,

    /// <summary>Every calendar quarter.</summary>
    Quarter,

    /// <summary>Every calendar year.</summary>
    Year,
}

/// <summary>A calendar period that a member is charged for.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
internal readonly record struct ChargedPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>How many months it has.</summary>
    public int Months => Until.Month - From.Month + 1;

    /// <summary>The period that a day lies in.</summary>
    public static ChargedPeriod Of(DuesPeriod period, DateOnly day)
    {
        var months = period switch { DuesPeriod.Month => 1, DuesPeriod.Quarter => 3, _ => 12 };
        var from = new DateOnly(day.Year, day.Month - ((day.Month - 1) % months), 1);
        return new ChargedPeriod(from, from.AddMonths(months).AddDays(-1));
    }
}
