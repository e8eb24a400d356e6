namespace VoltKosova.Jobs;

/// <summary>
/// A job that changes something of many people at once. Whoever runs it by hand proves to be there and says why, unless it is a dry run,
/// which its parameters must offer as a bool <c>OnlyCount</c>. The cron runs it by its dated rule, which nobody chooses.
/// </summary>
/// <typeparam name="TParameters">As of <see cref="IJob{TParameters}"/>.</typeparam>
public interface IMassJob<in TParameters> : IJob<TParameters>
    where TParameters : class;
