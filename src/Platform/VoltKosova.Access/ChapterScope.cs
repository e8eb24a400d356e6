using VoltKosova.Kernel;

namespace VoltKosova.Access;

/// <summary>Where a right holds.</summary>
/// <param name="Everywhere">In the whole movement, also for what belongs to no chapter.</param>
/// <param name="Chapters">The chapters, those below them included; empty when <paramref name="Everywhere"/>.</param>
public sealed record ChapterScope(bool Everywhere, IReadOnlySet<Guid> Chapters)
{
    /// <summary>The whole movement.</summary>
    public static ChapterScope WholeMovement { get; } = new(true, new HashSet<Guid>());

    /// <summary>Nowhere: the right is not there.</summary>
    public static ChapterScope Nowhere { get; } = new(false, new HashSet<Guid>());

    /// <summary>
    /// Whether something of this chapter is inside; null stands for the whole movement, which only the whole movement holds.
    /// </summary>
    public bool Holds(Guid? chapter) => Everywhere || (chapter is { } id && Chapters.Contains(id));
}

/// <summary>The caller has the right, but not there.</summary>
public sealed record OutsideOwnScope() : Rejection("Your roles do not allow this in that chapter.", RejectionKind.Forbidden);

/// <summary>The port to whoever knows how chapters stand under each other; the module Chapters fills it.</summary>
public interface IChapterTree
{
    /// <summary>These chapters and all below them. A chapter that is unknown stands for itself alone.</summary>
    Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation);
}

/// <summary>While nobody fills the port a grant reaches its own chapter only: too little rather than too much.</summary>
internal sealed class ChaptersAlone : IChapterTree
{
    public Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<Guid>>(chapters.ToHashSet());
}
