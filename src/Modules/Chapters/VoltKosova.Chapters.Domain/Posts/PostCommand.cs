using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

internal abstract record PostCommand
{
    private PostCommand()
    {
    }

    /// <summary>Gives a chapter a post.</summary>
    public sealed record Establish(PostEvent.Established Establishing) : PostCommand;

    /// <summary>Settles something else about it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record ChangeRules(PostRules Rules, DateOnly Today, Guid By, DateTimeOffset At) : PostCommand;

    /// <summary>Gives somebody a seat.</summary>
    /// <param name="Seat">Which; null for the first that is free.</param>
    /// <param name="Until">The last day; null for the whole term.</param>
    public sealed record Appoint(
        Guid MandateId,
        int? Seat,
        Guid PersonId,
        DeclaredGender Gender,
        string? PublicName,
        DateOnly From,
        DateOnly? Until,
        MandateBasis Basis,
        Guid By,
        DateTimeOffset At) : PostCommand;

    /// <summary>Forgets who held seats.</summary>
    public sealed record EraseHolder(Guid PersonId, DateTimeOffset At) : PostCommand;

    /// <summary>Ends a mandate.</summary>
    public sealed record End(Guid MandateId, MandateEnd Reason, DateOnly EndedOn, Guid? By, DateTimeOffset At) : PostCommand;
}
