using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>
/// What the caller may see and press, on the staff pages and over the API. A job works on the whole movement, so pressing needs its right
/// for the whole movement.
/// </summary>
public sealed class JobAccess(IJobs jobs, Caller caller, IMassApprovals approvals, IServiceProvider scope)
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

    /// <summary>
    /// Asked right before a run is queued by hand: null, or that it touches too many for one person alone. An approval is used up by it.
    /// </summary>
    /// <param name="job">A job that the caller may run.</param>
    /// <param name="parametersJson">What it is to be told; what is wrong with it, the queue says.</param>
    /// <param name="cancellation">Stops the counting.</param>
    public async Task<Rejection?> Refuse(DeclaredJob job, string parametersJson, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Touches is not { } touches || job.Parameters.Check(parametersJson, out var parameters).Count > 0)
            return null;
        var (right, persons) = (job.Declaration.Right, await touches(scope, parameters, cancellation));
        return await approvals.Use(
            new MassAct(MassJobs.Name, job.Declaration.Id, right, await caller.Scope(right, cancellation), persons), cancellation);
    }

    /// <summary>A run of a visible job, or null.</summary>
    public async Task<(JobRunRow Run, DeclaredJob Job)?> FindRun(Guid id, CancellationToken cancellation) =>
        await jobs.Find(id, cancellation) is { } run && Find(run.Job) is { } job ? (run, job) : null;

    private bool MaySee(DeclaredJob job) => caller.Has(JobRights.See) || caller.Has(job.Declaration.Right);
}
