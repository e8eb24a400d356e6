using System.Collections.Concurrent;
using VoltKosova.Jobs;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Writes down which runs were asked for; the test runs the job itself.</summary>
internal sealed class JobsStandIn : IJobs
{
    public ConcurrentQueue<string> Asked { get; } = new();

    public JobCatalogue Catalogue => throw new NotSupportedException();

    public Task<JobAnswer> RunOnce(
        string key, string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation)
    {
        Asked.Enqueue($"{jobId} {key}");
        return Task.FromResult<JobAnswer>(new JobAnswer.Accepted(Guid.NewGuid()));
    }

    public Task<JobAnswer> RunNow(
        string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<JobAnswer> Cancel(Guid runId, Guid? requestedBy, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<JobAnswer> Retry(
        Guid runId, Guid? requestedBy, string? reason, CancellationToken cancellation, string? key = null) =>
            throw new NotSupportedException();

    public Task<JobRunRow?> Find(Guid runId, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<JobRunRow>> Runs(JobRunFilter filter, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<JobLogLine>> Log(Guid runId, long after, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<JobTicks> Ticks(string jobId, CancellationToken cancellation) => throw new NotSupportedException();
}
