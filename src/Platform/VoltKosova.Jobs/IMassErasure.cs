namespace VoltKosova.Jobs;

/// <summary>
/// A job that deletes what is known of many persons: above the movement's limit a run by hand waits until a second person has approved it.
/// </summary>
/// <typeparam name="TParameters">As of <see cref="IJob{TParameters}"/>.</typeparam>
public interface IMassErasure<in TParameters> : IMassJob<TParameters>
    where TParameters : class
{
    /// <summary>How many persons a run with these parameters would touch now, or records where nobody can tell whose; 0 when it only
    /// counts.</summary>
    Task<long> Touches(TParameters parameters, CancellationToken cancellation);
}
