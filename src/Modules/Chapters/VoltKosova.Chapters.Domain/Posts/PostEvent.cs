using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

/// <summary>What happens to a post and its seats. Names and fields are the stored format: see ChaptersStreams.</summary>
internal abstract record PostEvent
{
    private PostEvent()
    {
    }

    /// <summary>A chapter has the post.</summary>
    /// <param name="FillBy">By when its seats are to have holders.</param>
    public sealed record Established(
        Guid PostId, Guid ChapterId, PostRules Rules, DateOnly EstablishedOn, DateOnly FillBy, Guid By, DateTimeOffset At) : PostEvent;

    /// <summary>Something else is settled about it. Mandates that have begun stay as they are.</summary>
    /// <param name="FillBy">By when new seats are to have holders.</param>
    public sealed record RulesChanged(Guid PostId, PostRules Rules, DateOnly FillBy, Guid By, DateTimeOffset At) : PostEvent;

    /// <summary>Somebody holds a seat.</summary>
    /// <param name="Gender">As the holder has declared it.</param>
    /// <param name="PublicName">The name in the public register; null when the holder does not agree to stand there by name.</param>
    /// <param name="Until">The last day.</param>
    public sealed record MandateBegan(
        Guid PostId,
        Guid ChapterId,
        PostKind Kind,
        Guid MandateId,
        int Seat,
        Guid PersonId,
        [Personal] DeclaredGender? Gender,
        [Personal] string? PublicName,
        DateOnly From,
        DateOnly Until,
        MandateBasis Basis,
        Guid By,
        DateTimeOffset At) : PostEvent, IAboutPerson;

    /// <summary>The holder is forgotten; that somebody held the seat stays.</summary>
    public sealed record HolderErased(Guid PostId, Guid MandateId, DateTimeOffset At) : PostEvent;

    /// <summary>Somebody holds the seat no more.</summary>
    /// <param name="EndedOn">The last day.</param>
    /// <param name="FillBy">By when the seat is to have a regular holder again.</param>
    /// <param name="By">Null when nobody did it: the term was over, or the membership.</param>
    public sealed record MandateEnded(
        Guid PostId,
        Guid ChapterId,
        PostKind Kind,
        Guid MandateId,
        int Seat,
        Guid PersonId,
        MandateEnd Reason,
        DateOnly EndedOn,
        DateOnly FillBy,
        Guid? By,
        DateTimeOffset At) : PostEvent;
}
