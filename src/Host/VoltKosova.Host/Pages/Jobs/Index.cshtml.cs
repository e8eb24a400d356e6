using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Jobs;

namespace VoltKosova.Host.Pages;

/// <summary>The jobs that the caller may see, with their last and next run.</summary>
internal sealed class IndexModel(JobAccess access, IJobs jobs) : PageModel
{
    public List<Line> Lines { get; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        foreach (var job in access.Visible.Select(job => job.Declaration))
        {
            var last = await jobs.Runs(new JobRunFilter(job.Id, Limit: 1), cancellation);
            Lines.Add(new Line(job, last is [var run] ? run : null, (await jobs.Ticks(job.Id, cancellation)).Next));
        }
    }

    internal sealed record Line(JobDeclaration Job, JobRunRow? Last, DateTimeOffset? Next);
}
