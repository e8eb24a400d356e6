namespace VoltKosova.Chapters.Contracts;

/// <summary>A chapter exists from now on (<c>chapters.chapter-founded.v1</c>).</summary>
/// <param name="ChapterId">The chapter.</param>
/// <param name="ParentId">The chapter above it; null for the movement itself.</param>
/// <param name="Level">Its level: <c>movement</c>, <c>national</c>, <c>diaspora</c> or <c>local</c>.</param>
public sealed record ChapterFounded(Guid ChapterId, Guid? ParentId, string Level);

/// <summary>The area of a chapter has changed (<c>chapters.chapter-area-changed.v1</c>).</summary>
/// <param name="ChapterId">The chapter.</param>
/// <param name="Municipalities">Slugs of municipalities in Kosovo.</param>
/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Localities">Towns outside Kosovo, as <c>country:folded name</c>.</param>
public sealed record ChapterAreaChanged(
    Guid ChapterId, IReadOnlyList<string> Municipalities, IReadOnlyList<string> Countries, IReadOnlyList<string> Localities);

/// <summary>Somebody holds a seat of a post of a chapter (<c>chapters.mandate-began.v1</c>). Published once per mandate.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PostId">The post.</param>
/// <param name="ChapterId">The chapter that has the post.</param>
/// <param name="Kind">The kind of post, for example <c>co_leads</c>.</param>
/// <param name="Seat">The seat, from 1.</param>
/// <param name="PersonId">The holder, the same id in every module.</param>
/// <param name="From">The first day; it may be to come.</param>
/// <param name="Until">The last day of the term.</param>
/// <param name="Basis">How they came to it: <c>elected</c>, <c>appointed</c> or <c>interim</c>.</param>
public sealed record MandateBegan(
    Guid MandateId, Guid PostId, Guid ChapterId, string Kind, int Seat, Guid PersonId, DateOnly From, DateOnly Until, string Basis);

/// <summary>Somebody holds a seat no more (<c>chapters.mandate-ended.v1</c>). Published once per mandate.</summary>
/// <param name="MandateId">The mandate.</param>
/// <param name="PostId">The post.</param>
/// <param name="ChapterId">The chapter that has the post.</param>
/// <param name="Kind">The kind of post, for example <c>co_leads</c>.</param>
/// <param name="Seat">The seat, from 1.</param>
/// <param name="PersonId">Who held it.</param>
/// <param name="Reason">
/// Why: <c>resigned</c>, <c>recalled</c>, <c>term_over</c>, <c>membership_ended</c> or <c>death</c>.
/// </param>
/// <param name="EndedOn">The last day.</param>
/// <param name="FillBy">By when the seat is to have a regular holder again.</param>
public sealed record MandateEnded(
    Guid MandateId,
    Guid PostId,
    Guid ChapterId,
    string Kind,
    int Seat,
    Guid PersonId,
    string Reason,
    DateOnly EndedOn,
    DateOnly FillBy);
