namespace VoltKosova.Jobs;

/// <summary>A job of the catalogue.</summary>
/// <param name="Declaration">What it is.</param>
/// <param name="Parameters">What it can be told.</param>
/// <param name="Run">Runs it: the scope's services, valid parameters as JSON, the run, its end.</param>
public sealed record DeclaredJob(
    JobDeclaration Declaration,
    JobParameters Parameters,
    Func<IServiceProvider, string, JobRun, CancellationToken, Task> Run)
{
    /// <summary>Whether it is an <see cref="IMassJob{TParameters}"/>.</summary>
    public bool TouchesMany { get; init; }

    /// <summary>
    /// Counts whom a run would touch: the scope's services, valid parameters as JSON; null for what is no
    /// <see cref="IMassErasure{TParameters}"/>.
    /// </summary>
    public Func<IServiceProvider, string, CancellationToken, Task<long>>? Touches { get; init; }

    /// <summary>Whether pressing it wants a fresh proof that the person is there.</summary>
    public bool IsDangerous => Declaration.NeedsReason || TouchesMany;

    /// <summary>Whether whoever asks for a run with these parameters must say why.</summary>
    /// <param name="parametersJson">Complete.</param>
    public bool AsksWhy(string parametersJson) =>
        Declaration.NeedsReason || (TouchesMany && !Parameters.IsDryRun(parametersJson));
}
