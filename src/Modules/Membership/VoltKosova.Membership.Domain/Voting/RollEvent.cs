using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Voting;

/// <summary>Who may vote in an assembly, as it was frozen. Names and fields are the stored format: see MembershipStreams.</summary>
internal abstract record RollEvent
{
    private RollEvent()
    {
    }

    /// <summary>The roll was frozen: its lines stand beside it, and their hash seals them.</summary>
    /// <param name="ChapterId">Whose assembly it is.</param>
    /// <param name="Chapters">This one and all below it, as the tree was.</param>
    /// <param name="LegalEntity">Whose members vote.</param>
    /// <param name="Day">The day of the vote.</param>
    /// <param name="KnownAt">What was recorded later does not count.</param>
    /// <param name="Rules">The rules of the day, each as <c>key=value</c>.</param>
    /// <param name="Lines">How many members are on it, without the vote too.</param>
    /// <param name="CanVote">How many can vote.</param>
    /// <param name="Sha256">Over the canonical text, in hexadecimal digits.</param>
    public sealed record Frozen(
        Guid RollId,
        Guid ChapterId,
        string Chapters,
        LegalEntity LegalEntity,
        DateOnly Day,
        DateTimeOffset KnownAt,
        string Rules,
        int Lines,
        int CanVote,
        string Sha256) : RollEvent;

    /// <summary>A roll is frozen once.</summary>
    public static Decider<RollEvent?, RollEvent, RollEvent> Decider { get; } = new(
        null, (roll, said) => roll is null ? said : Decision<RollEvent>.Nothing, (_, fact) => fact);
}

internal sealed record NoSuchRoll() : Rejection("There is no such roll.", RejectionKind.NotFound);
