using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Jobs;

namespace VoltKosova.Host.Pages;

/// <summary>
/// What long work somebody asked for, on these pages or over the API, and what became of it; of the jobs that the caller may see.
/// </summary>
internal sealed class OperationsModel(JobAccess access, IJobs jobs, Caller caller) : PageModel
{
    private const int PageSize = 40;

    public static IReadOnlyList<JobRunState> States { get; } = Enum.GetValues<JobRunState>();

    public JobRunState? State { get; private set; }

    public bool Mine { get; private set; }

    public IReadOnlyList<JobRunRow> Runs { get; private set; } = [];

    public Guid? Older => Runs.Count == PageSize ? Runs[^1].Id : null;

    public DeclaredJob Job(JobRunRow run) => access.Find(run.Job)!;

    /// <summary>The same page with another filter.</summary>
    public static string To(JobRunState? state, bool mine, Guid? before = null) => "/staff/operations" + QueryString.Create(
        new[]
        {
            KeyValuePair.Create("state", state?.ToString().ToLowerInvariant()),
            KeyValuePair.Create("mine", mine ? "yes" : null),
            KeyValuePair.Create("before", before?.ToString()),
        }.Where(pair => pair.Value is not null));

    public async Task OnGet(string? state, string? mine, Guid? before, CancellationToken cancellation)
    {
        State = States.Cast<JobRunState?>().FirstOrDefault(
            known => string.Equals(known.ToString(), state, StringComparison.OrdinalIgnoreCase));
        Mine = mine == "yes";
        Runs = await jobs.Runs(
            new JobRunFilter(State: State, Before: before, Limit: PageSize)
            {
                Jobs = [.. access.Visible.Select(job => job.Declaration.Id)],
                OnlyAsked = true,
                RequestedBy = Mine ? caller.AccountId : null,
            },
            cancellation);
    }
}
