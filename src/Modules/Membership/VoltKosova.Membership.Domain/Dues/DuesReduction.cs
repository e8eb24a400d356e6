using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// A member pays less for some time. Like a charge it names the member by id alone; of what somebody told the officer only the reason is
/// kept.
/// </summary>
internal abstract record DuesReductionEvent
{
    private DuesReductionEvent()
    {
    }

    /// <summary>An officer has decided it.</summary>
    /// <param name="Percent">What is taken off the plan's amount, 1 to 99: who need not pay at all is waived the charge.</param>
    /// <param name="From">The first day; charges for periods that began before are as they are.</param>
    /// <param name="Until">The last day: a reduction without an end would be a plan that nobody decided.</param>
    public sealed record Granted(
        Guid ReductionId,
        Guid MemberId,
        Guid ChapterId,
        ReductionReason Reason,
        int Percent,
        DateOnly From,
        DateOnly Until,
        Guid By,
        DateTimeOffset At) : DuesReductionEvent;

    /// <summary>It ends earlier.</summary>
    public sealed record Ended(Guid ReductionId, DateOnly Until, Guid By, DateTimeOffset At) : DuesReductionEvent;

    /// <summary>A reduction is granted once, and its last day moves forward only: more of it is a decision of its own.</summary>
    public static Decider<Granted?, DuesReductionEvent, DuesReductionEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<DuesReductionEvent> Decide(Granted? reduction, DuesReductionEvent said) => (reduction, said) switch
    {
        (null, Granted { From: var from, Until: var until }) when until < from => new EndsBeforeItBegins(),
        (null, Granted) => said,
        (null, _) => new NoSuchReduction(),
        ({ } r, Ended end) when end.Until < r.From => new EndsBeforeItBegins(),
        ({ } r, Ended end) when end.Until > r.Until => new ReductionNotLonger(),
        ({ } r, Ended end) when end.Until < r.Until => said,
        _ => Decision<DuesReductionEvent>.Nothing,
    };

    private static Granted? Evolve(Granted? reduction, DuesReductionEvent fact) => (reduction, fact) switch
    {
        (_, Granted granted) => granted,
        ({ } r, Ended end) => r with { Until = end.Until },
        _ => reduction,
    };
}

/// <summary>Why somebody pays less. One of these and no more.</summary>
internal enum ReductionReason
{
    /// <summary>At school or university, or in training.</summary>
    Education,

    /// <summary>Without work.</summary>
    Unemployed,

    /// <summary>A pensioner.</summary>
    Pensioner,

    /// <summary>The income is low.</summary>
    LowIncome,

    /// <summary>A body of the chapter has decided so.</summary>
    Resolution,
}

internal sealed record NoSuchReduction() : Rejection("There is no such reduction.", RejectionKind.NotFound);

internal sealed record ReductionNotLonger() : Rejection("A reduction can end earlier, not later.", RejectionKind.Invalid);
