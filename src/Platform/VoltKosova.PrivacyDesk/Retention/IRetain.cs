using VoltKosova.Kernel;

namespace VoltKosova.PrivacyDesk;

/// <summary>How long something is kept, since when that is the rule, and who says so.</summary>
/// <param name="Id">Kebab case, for example <c>sessions</c>; stays.</param>
/// <param name="What">What is deleted.</param>
/// <param name="Days">How long it is kept after its end.</param>
/// <param name="ValidFrom">Since when this is the rule.</param>
/// <param name="Source">Where it comes from: a law, a statute, or the movement's own policy.</param>
public sealed record RetentionRule(string Id, LocalText What, int Days, DateOnly ValidFrom, string Source);

/// <summary>Something that is kept for a while and then deleted.</summary>
public interface IRetain
{
    /// <summary>The id of the rule.</summary>
    string Id { get; }

    /// <summary>The rule as it is today.</summary>
    /// <param name="cancellation">Stops it.</param>
    Task<RetentionRule> Rule(CancellationToken cancellation);

    /// <summary>How much would be deleted.</summary>
    /// <param name="before">What ended before goes.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<long> Count(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Deletes a piece of it.</summary>
    /// <param name="before">What ended before goes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How much was deleted; less than was counted means there may be more, 0 that there is none.</returns>
    Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation);
}
