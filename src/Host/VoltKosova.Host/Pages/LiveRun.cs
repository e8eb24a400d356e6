using VoltKosova.Jobs;

namespace VoltKosova.Host.Pages;

/// <summary>A run with its log, as the page first shows it.</summary>
internal sealed record LiveRun(JobRunRow Run, IReadOnlyList<JobLogLine> Log);
