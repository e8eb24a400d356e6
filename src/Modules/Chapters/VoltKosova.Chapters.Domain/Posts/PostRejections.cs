using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Posts;

internal sealed record NoSuchPost() : Rejection("There is no such post.", RejectionKind.NotFound);

internal sealed record NoSuchSeat(int Seats) : Rejection("The post has no such seat.", RejectionKind.Invalid);

internal sealed record NoSuchMandate() : Rejection("There is no such mandate.", RejectionKind.NotFound);

internal sealed record PairHasTwoSeats() : Rejection("Co-leads are two.", RejectionKind.Invalid);

internal sealed record PostKindStays() : Rejection("A post cannot become another kind of post.", RejectionKind.Invalid);

internal sealed record SeatIsHeld() : Rejection("A seat that somebody holds cannot be taken away.");

internal sealed record SeatTaken() : Rejection("Somebody holds that seat then.");

internal sealed record HoldsTheSamePost() : Rejection("Nobody holds two seats of one post.");

internal sealed record TermLimitReached(int TermLimit) : Rejection("The person has held the post as often in a row as is allowed.");

internal sealed record TermTooLong(DateOnly LatestOn)
    : Rejection("The mandate is longer than the term of the post.", RejectionKind.Invalid);

internal sealed record MandateEndsBeforeItBegins() : Rejection("A mandate cannot end before it begins.", RejectionKind.Invalid);

internal sealed record MandateIsOverBy(DateOnly LastDay) : Rejection("The mandate is over before that day.", RejectionKind.Invalid);

internal sealed record PairOfOneGender() : Rejection("Co-leads of this post are not two of the same declared gender.");
