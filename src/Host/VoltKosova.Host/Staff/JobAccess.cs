using VoltKosova.Access;
using VoltKosova.Jobs;

namespace VoltKosova.Host.Staff;

/// <summary>
/// What the caller may see and press. A job works on the whole movement, so pressing needs its right for the whole movement.
/// </summary>
internal sealed class JobAccess(IJobs jobs, Caller caller)
{
    public IEnumerable<DeclaredJob> Visible => jobs.Catalogue.All.Where(MaySee);

    public DeclaredJob? Find(string id) => jobs.Catalogue.Find(id) is { } job && MaySee(job) ? job : null;

    public bool MaySee(DeclaredJob job) => caller.Has(JobRights.See) || caller.Has(job.Declaration.Right);

    public async Task<bool> MayRun(DeclaredJob job, CancellationToken cancellation) =>
        (await caller.Scope(job.Declaration.Right, cancellation)).Everywhere;

    /// <summary>A run of a visible job, or null.</summary>
    public async Task<(JobRunRow Run, DeclaredJob Job)?> FindRun(Guid id, CancellationToken cancellation) =>
        await jobs.Find(id, cancellation) is { } run && Find(run.Job) is { } job ? (run, job) : null;
}
