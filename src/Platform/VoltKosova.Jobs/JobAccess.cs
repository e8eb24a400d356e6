using VoltKosova.Access;

namespace VoltKosova.Jobs;

/// <summary>
/// What the caller may see and press, on the staff pages and over the API. A job works on the whole movement, so pressing needs its right
/// for the whole movement.
/// </summary>
public sealed class JobAccess(IJobs jobs, Caller caller)
{
    /// <summary>The jobs that the caller may see.</summary>
    public IEnumerable<DeclaredJob> Visible => jobs.Catalogue.All.Where(MaySee);

    /// <summary>A job that the caller may see, or null.</summary>
    public DeclaredJob? Find(string id) => jobs.Catalogue.Find(id) is { } job && MaySee(job) ? job : null;

    /// <summary>Whether the caller may run the job, cancel it and run it again.</summary>
    public async Task<bool> MayRun(DeclaredJob job, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return (await caller.Scope(job.Declaration.Right, cancellation)).Everywhere;
    }

    /// <summary>A run of a visible job, or null.</summary>
    public async Task<(JobRunRow Run, DeclaredJob Job)?> FindRun(Guid id, CancellationToken cancellation) =>
        await jobs.Find(id, cancellation) is { } run && Find(run.Job) is { } job ? (run, job) : null;

    private bool MaySee(DeclaredJob job) => caller.Has(JobRights.See) || caller.Has(job.Declaration.Right);
}
