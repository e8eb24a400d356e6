using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Duplicates;

/// <summary>What was said about two entries that look alike. It names nobody: an entry is an application, or a line of an import.</summary>
internal abstract record PairEvent
{
    private PairEvent()
    {
    }

    /// <summary>They are two human beings; nobody is asked about them again.</summary>
    public sealed record SaidDistinct(Guid PairId, Guid First, Guid Second, Guid By, DateTimeOffset At) : PairEvent;

    /// <summary>Once said it is said.</summary>
    public static Decider<PairEvent?, PairEvent, PairEvent> Decider { get; } = new(
        null, (said, now) => said is null ? now : Decision<PairEvent>.Nothing, (_, fact) => fact);
}

internal sealed record NoSuchDuplicate() : Rejection("There is no such possible duplicate.", RejectionKind.NotFound);

/// <param name="Duplicates">How many there are.</param>
internal sealed record PossiblyAMemberAlready(int Duplicates) : Rejection("It may be somebody who is a member already: look first.");

internal sealed record PossiblyPutOutBefore(int Duplicates) : Rejection("It may be somebody whom the movement has put out: look first.");
