using VoltKosova.Access;

namespace VoltKosova.Webhooks.Filling;

/// <summary>Whose ears an event reaches: the one rule for what is sent and for what is fetched.</summary>
internal static class Hearing
{
    /// <summary>
    /// Whoever listens for the whole movement hears everything; whoever listens for a chapter what happens in it and below it; and of that
    /// only what the chosen chapters and those below them do, when some were chosen.
    /// </summary>
    public static async Task<bool> Hears(
        this IChapterTree tree, Guid? own, IReadOnlyList<Guid>? chosen, Guid? chapter, CancellationToken cancellation) =>
        (own is not { } root || await tree.Holds([root], chapter, cancellation))
        && (chosen is not { Count: > 0 } || await tree.Holds(chosen, chapter, cancellation));

    private static async Task<bool> Holds(
        this IChapterTree tree, IReadOnlyList<Guid> roots, Guid? chapter, CancellationToken cancellation) =>
        chapter is { } where && (roots.Contains(where) || (await tree.Below(roots, cancellation)).Contains(where));
}
