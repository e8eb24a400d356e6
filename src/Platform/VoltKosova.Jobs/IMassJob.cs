namespace VoltKosova.Jobs;

/// <summary>
/// A job that deletes what is known of many persons. Whoever runs it by hand proves to be there, and above the movement's limit a second
/// person has approved it; the cron runs it by its dated rule, which nobody chooses.
/// </summary>
/// <typeparam name="TParameters">As of <see cref="IJob{TParameters}"/>.</typeparam>
public interface IMassJob<in TParameters> : IJob<TParameters>
    where TParameters : class
{
    /// <summary>How many persons a run with these parameters would touch now, or records where nobody can tell whose; 0 when it only
    /// counts.</summary>
    Task<long> Touches(TParameters parameters, CancellationToken cancellation);
}
