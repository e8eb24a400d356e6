namespace VoltKosova.Partnerships.Domain;

/// <summary>What was found when somebody looked into a partner.</summary>
/// <param name="CheckedOn">The day of the look.</param>
/// <param name="Values">Whether the partner shares the values of the movement.</param>
/// <param name="Conflicts">Whether somebody of the movement has an interest in the partner.</param>
/// <param name="Evidence">What was seen and where; null once the person whom it was about has been erased.</param>
/// <param name="RecheckOn">From that day the findings are too old.</param>
internal sealed record DueDiligence(
    DateOnly CheckedOn, DiligenceFinding Values, DiligenceFinding Conflicts, string? Evidence, DateOnly RecheckOn)
{
    /// <summary>Whether the movement may bind itself on a day: nothing stood against it, and the look is not too old.</summary>
    public bool Allows(DateOnly day) =>
        day < RecheckOn && Values is not DiligenceFinding.Adverse && Conflicts is not DiligenceFinding.Adverse;
}

internal enum DiligenceFinding
{
    /// <summary>Nothing was found.</summary>
    Clear,

    /// <summary>Something was found that can be lived with; the evidence says how.</summary>
    Managed,

    /// <summary>Something was found that stands against an agreement.</summary>
    Adverse,
}
