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
