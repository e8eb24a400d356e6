using VoltKosova.Access;

namespace VoltKosova.Figures;

/// <summary>The figures and goals that the caller may see, in the chapters where the right holds.</summary>
public sealed class FigureView(FigureBook book, IEnumerable<IGoals> goals, Caller caller, IChapterTree tree, IChapterNames names)
{
    /// <summary>The figures whose right the caller has somewhere.</summary>
    public IEnumerable<Figure> Visible => book.All.Where(figure => caller.Has(figure.Right));

    /// <summary>A visible figure, or null.</summary>
    public Figure? Find(string id) => book.Find(id) is { } figure && caller.Has(figure.Right) ? figure : null;

    /// <summary>A figure in the caller's chapters, or in one of them and all below it.</summary>
    public async Task<FigureSeries> Read(Figure figure, FigurePeriod period, Guid? chapter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return await book.Read(figure, period, await Within(figure.Right, chapter, cancellation), cancellation);
    }

    /// <summary>The goals in the caller's chapters, or in one of them and all below it.</summary>
    public async Task<IReadOnlyList<GoalLine>> Goals(Guid? chapter, CancellationToken cancellation)
    {
        var lines = new List<GoalLine>();
        foreach (var source in goals.Where(source => caller.Has(source.Right)))
            lines.AddRange(await source.Read(await Within(source.Right, chapter, cancellation), cancellation));
        return lines;
    }

    /// <summary>The chapters that the caller can choose among, by name.</summary>
    public async Task<IReadOnlyDictionary<Guid, Kernel.LocalText>> Chapters(CancellationToken cancellation)
    {
        var all = await names.All(cancellation);
        var scopes = new List<ChapterScope>();
        foreach (var right in Visible.Select(figure => figure.Right).Concat(goals.Select(source => source.Right)).Distinct())
            scopes.Add(await caller.Scope(right, cancellation));
        return all.Where(chapter => scopes.Any(scope => scope.Holds(chapter.Key))).ToDictionary();
    }

    // A chapter that the caller does not look after has no figures, as a list that is filtered by it has no rows.
    private async Task<ChapterScope> Within(Right right, Guid? chapter, CancellationToken cancellation)
    {
        var scope = await caller.Scope(right, cancellation);
        if (chapter is not { } root)
            return scope;
        var below = await tree.Below([root], cancellation);
        return new ChapterScope(false, below.Where(one => scope.Holds(one)).ToHashSet());
    }
}
