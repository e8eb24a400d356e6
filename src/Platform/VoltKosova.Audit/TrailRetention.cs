namespace VoltKosova.Audit;

/// <summary>The trail as something that is kept for a while: at least a year, which the database itself holds to.</summary>
public sealed class TrailRetention
{
    /// <summary>The fewest days for which it is kept.</summary>
    public const int FewestDays = 366;

    private readonly Cuts _cuts;

    internal TrailRetention(Cuts cuts) => _cuts = cuts;

    /// <summary>How many entries were sealed before.</summary>
    public Task<long> Count(DateTimeOffset before, CancellationToken cancellation) => _cuts.Count(before, cancellation);

    /// <summary>Deletes the entries of the oldest seal of before; its mark and those of all others stay.</summary>
    /// <returns>How many; 0 when nothing is left to delete.</returns>
    public Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation) => _cuts.Next(before, cancellation);
}
