namespace VoltKosova.Chapters.Contracts;

/// <summary>
/// A question that must not be answered from an old copy: an application sent to a chapter that no longer holds the place would be read
/// by people who may not see it.
/// </summary>
public interface IChapterTerritories
{
    /// <summary>
    /// The lowest chapter whose area holds a residence: a municipality or a locality before its country, and the movement's root when
    /// nothing else holds it. Null only while there is no movement.
    /// </summary>
    /// <param name="country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
    /// <param name="municipality">The municipality's slug, in Kosovo.</param>
    /// <param name="locality">The town as somebody wrote it, elsewhere; compared by its folded name.</param>
    /// <param name="cancellation">Ends when the caller has gone.</param>
    Task<Guid?> LowestHolding(string country, string? municipality, string? locality, CancellationToken cancellation);

    /// <summary>The chapter above another one; null for the movement's root and where there is no such chapter.</summary>
    Task<Guid?> Above(Guid chapterId, CancellationToken cancellation);

    /// <summary>The name of a chapter as its people call it, or null when there is none.</summary>
    Task<string?> NameOf(Guid chapterId, CancellationToken cancellation);
}
