using System.Diagnostics.CodeAnalysis;

namespace VoltKosova.Jobs;

/// <summary>Every job that the modules and the platform declared, ordered by id.</summary>
public sealed class JobCatalogue
{
    private readonly SortedDictionary<string, DeclaredJob> _jobs = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two jobs have the same id.</exception>
    public JobCatalogue(IEnumerable<DeclaredJob> jobs)
    {
        foreach (var job in jobs)
        {
            if (!_jobs.TryAdd(job.Declaration.Id, job))
                throw new InvalidOperationException($"Two jobs are declared as {job.Declaration.Id}.");
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<DeclaredJob> All => _jobs.Values;

    /// <summary>The job of an id, or null.</summary>
    public DeclaredJob? Find(string id) => _jobs.GetValueOrDefault(id);

    internal bool TryFind(string id, [NotNullWhen(true)] out DeclaredJob? job) => _jobs.TryGetValue(id, out job);
}
