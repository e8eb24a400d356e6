using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>How much somebody earns, roughly. From which sum on a band begins, the resolution of the plan says; no sum is kept.</summary>
internal enum IncomeBand
{
    /// <summary>No income of one's own: at school, without work.</summary>
    None,

    /// <summary>The income is low.</summary>
    Low,

    /// <summary>The income is neither low nor high.</summary>
    Middle,

    /// <summary>The income is high.</summary>
    High,
}

/// <summary>
/// In which band of income a member is for some time. Like a reduction it names the member by id alone; of what somebody told the officer
/// only the band is kept.
/// </summary>
internal abstract record IncomeBandEvent
{
    private IncomeBandEvent()
    {
    }

    /// <summary>An officer has written it down.</summary>
    /// <param name="From">The first day; charges for periods that began before are as they are.</param>
    /// <param name="Until">The last day: income changes, so it is asked again.</param>
    public sealed record Declared(
        Guid DeclarationId,
        Guid MemberId,
        Guid ChapterId,
        IncomeBand Band,
        DateOnly From,
        DateOnly Until,
        Guid By,
        DateTimeOffset At) : IncomeBandEvent;

    /// <summary>It ends earlier.</summary>
    public sealed record Ended(Guid DeclarationId, DateOnly Until, Guid By, DateTimeOffset At) : IncomeBandEvent;

    /// <summary>A band is declared once, and its last day moves forward only: another band is a declaration of its own.</summary>
    public static Decider<Declared?, IncomeBandEvent, IncomeBandEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<IncomeBandEvent> Decide(Declared? declared, IncomeBandEvent said) => (declared, said) switch
    {
        (null, Declared { From: var from, Until: var until }) when until < from => new EndsBeforeItBegins(),
        (null, Declared) => said,
        (null, _) => new NoSuchIncomeBand(),
        ({ } d, Ended end) when end.Until < d.From => new EndsBeforeItBegins(),
        ({ } d, Ended end) when end.Until > d.Until => new IncomeBandNotLonger(),
        ({ } d, Ended end) when end.Until < d.Until => said,
        _ => Decision<IncomeBandEvent>.Nothing,
    };

    private static Declared? Evolve(Declared? declared, IncomeBandEvent fact) => (declared, fact) switch
    {
        (_, Declared first) => first,
        ({ } d, Ended end) => d with { Until = end.Until },
        _ => declared,
    };
}

internal sealed record NoSuchIncomeBand() : Rejection("There is no such declaration of income.", RejectionKind.NotFound);

internal sealed record IncomeBandNotLonger() : Rejection("A declaration of income can end earlier, not later.", RejectionKind.Invalid);
