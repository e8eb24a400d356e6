using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Pages;

/// <summary>What needs attention, what runs now and what ran last, of the jobs that the caller may see.</summary>
internal sealed class OverviewModel(JobAccess access, IJobs jobs, Attention attention) : PageModel
{
    private const int Shown = 15;

    public IReadOnlyList<JobRunRow> Running { get; private set; } = [];

    public IReadOnlyList<JobRunRow> Latest { get; private set; } = [];

    public int Waiting { get; private set; }

    public int Failed { get; private set; }

    public IReadOnlyList<Attention.Line> Attention { get; private set; } = [];

    public int Jobs { get; private set; }

    public LocalText Title(JobRunRow run) => access.Find(run.Job)!.Declaration.Title;

    public async Task OnGet(CancellationToken cancellation)
    {
        Attention = await attention.Read(cancellation);
        Jobs = access.Visible.Count();
        Running = await Of(JobRunState.Running);
        Waiting = (await Of(JobRunState.Queued)).Count;
        var latest = await Of(null);
        Failed = latest.Count(run => run.State is JobRunState.Failed or JobRunState.Lost);
        Latest = [.. latest.Take(Shown)];

        async Task<IReadOnlyList<JobRunRow>> Of(JobRunState? state) =>
            [.. (await jobs.Runs(new JobRunFilter(State: state, Limit: 200), cancellation)).Where(run => access.Find(run.Job) is not null)];
    }
}
