using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.OwnArea;

/// <summary>A member would like to be in another chapter than the one that holds their residence. The receiving chapter decides.</summary>
internal abstract record ChapterWishEvent
{
    private ChapterWishEvent()
    {
    }

    /// <summary>The member asks, with the reason.</summary>
    /// <param name="From">The chapter that has the member.</param>
    /// <param name="To">The chapter that decides.</param>
    public sealed record Asked(
        Guid WishId, Guid MemberId, Guid PersonId, Guid From, Guid To, [Personal] string? Reason, DateTimeOffset At)
        : ChapterWishEvent, IAboutPerson;

    /// <summary>The receiving chapter agrees; the member is there from this day on.</summary>
    public sealed record Granted(Guid WishId, Guid By, DateTimeOffset At) : ChapterWishEvent;

    /// <summary>It does not, with the reason.</summary>
    public sealed record Refused(Guid WishId, Guid PersonId, [Personal] string? Reason, Guid By, DateTimeOffset At)
        : ChapterWishEvent, IAboutPerson;

    /// <summary>The member has thought otherwise.</summary>
    public sealed record Withdrawn(Guid WishId, DateTimeOffset At) : ChapterWishEvent;

    /// <summary>The person is forgotten.</summary>
    public sealed record Forgotten(Guid WishId, DateTimeOffset At) : ChapterWishEvent;

    /// <summary>A wish is decided once, by somebody else, or taken back.</summary>
    public static Decider<ChapterWish?, ChapterWishEvent, ChapterWishEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<ChapterWishEvent> Decide(ChapterWish? wish, ChapterWishEvent said) => (wish, said) switch
    {
        (null, Asked { From: var from, To: var to }) when from == to => new AlreadyInChapter(),
        (null, Asked) => said,
        (null or { State: ChapterWishState.Forgotten }, Forgotten) => Decision<ChapterWishEvent>.Nothing,
        (_, Forgotten) => said,
        (null or { State: ChapterWishState.Forgotten }, _) => new NoSuchChapterWish(),
        ({ State: ChapterWishState.Open }, Granted or Refused or Withdrawn) => said,
        ({ State: var state }, not Asked) when state != StateAfter(said) => new ChapterWishIsClosed(),
        _ => Decision<ChapterWishEvent>.Nothing,
    };

    private static ChapterWish? Evolve(ChapterWish? wish, ChapterWishEvent fact) => (wish, fact) switch
    {
        (_, Asked asked) => new ChapterWish(asked, ChapterWishState.Open),
        ({ } w, _) => w with { State = StateAfter(fact) },
        _ => wish,
    };

    internal static ChapterWishState StateAfter(ChapterWishEvent fact) => fact switch
    {
        Granted => ChapterWishState.Granted,
        Refused => ChapterWishState.Refused,
        Withdrawn => ChapterWishState.Withdrawn,
        Forgotten => ChapterWishState.Forgotten,
        _ => ChapterWishState.Open,
    };
}

/// <summary>A wish as the decisions see it.</summary>
internal sealed record ChapterWish(ChapterWishEvent.Asked Facts, ChapterWishState State);

/// <summary>Where a wish stands.</summary>
internal enum ChapterWishState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>The member is in the other chapter.</summary>
    Granted,

    /// <summary>The receiving chapter does not agree.</summary>
    Refused,

    /// <summary>The member has taken it back.</summary>
    Withdrawn,

    /// <summary>The person is forgotten.</summary>
    Forgotten,
}

internal sealed record NoSuchChapterWish() : Rejection("There is no such wish.", RejectionKind.NotFound);

internal sealed record ChapterWishIsClosed() : Rejection("The wish was decided or taken back.");

internal sealed record ChapterWishIsOpen() : Rejection("A wish of this member waits already.");

internal sealed record AlreadyInChapter() : Rejection("The member is in this chapter.", RejectionKind.Invalid);

internal sealed record OwnChapterWish() : Rejection("Nobody decides on their own wish.", RejectionKind.Forbidden);
