using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Figures;

/// <summary>What a module wants to reach, and how far it is. Asked for every page: it reads rows, it does not count.</summary>
public interface IGoals
{
    /// <summary>Who may see them, chapter by chapter.</summary>
    Right Right { get; }

    /// <summary>Those under way in these chapters, in the order in which people should read them.</summary>
    Task<IReadOnlyList<GoalLine>> Read(ChapterScope scope, CancellationToken cancellation);
}

/// <summary>One goal.</summary>
/// <param name="ChapterId">Whose it is.</param>
/// <param name="Of">What it belongs to: a campaign, a petition.</param>
/// <param name="OfId">Its id.</param>
/// <param name="Kind">In the singular, kebab case: <c>petition</c>, <c>campaign</c>.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Reached">How many there are.</param>
/// <param name="Target">How many there are to be; at least 1.</param>
/// <param name="Until">The last day for it; null when it is open.</param>
public sealed record GoalLine(
    Guid ChapterId, LocalText Of, Guid OfId, string Kind, LocalText Measure, long Reached, long Target, DateOnly? Until);

/// <summary>Chapters by the names that their people use; the module Chapters tells them.</summary>
public interface IChapterNames
{
    /// <summary>Every chapter's name in every language.</summary>
    Task<IReadOnlyDictionary<Guid, LocalText>> All(CancellationToken cancellation);
}

/// <summary>While nobody tells them.</summary>
internal sealed class NamelessChapters : IChapterNames
{
    public Task<IReadOnlyDictionary<Guid, LocalText>> All(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<Guid, LocalText>>(new Dictionary<Guid, LocalText>());
}
