using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Jobs.Running;

/// <summary>Runs attempts on this host: takes the run, has the job's code work in a scope of its own, writes what it reports and how it ended.</summary>
public sealed partial class JobRunner
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _here = new();
    private readonly JobCatalogue _catalogue;
    private readonly RunTable _table;
    private readonly IServiceScopeFactory _scopes;
    private readonly IdSource _ids;
    private readonly JobTiming _timing;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobRunner> _log;

    internal JobRunner(
        JobCatalogue catalogue,
        RunTable table,
        IServiceScopeFactory scopes,
        IdSource ids,
        JobTiming timing,
        TimeProvider clock,
        ILogger<JobRunner> log)
    {
        (_catalogue, _table, _scopes, _ids, _timing, _clock, _log) = (catalogue, table, scopes, ids, timing, clock, log);
    }

    /// <summary>Does one attempt to its end.</summary>
    /// <param name="attempt">As it was dispatched.</param>
    /// <param name="stopping">The host stops: the run is put back and begins again on the next host.</param>
    /// <returns>The next attempt and its pause, to be dispatched; null when there is none or this attempt was not to be made.</returns>
    public async Task<(JobAttempt Next, TimeSpan Pause)?> Run(JobAttempt attempt, CancellationToken stopping)
    {
        if (!_catalogue.TryFind(attempt.Job, out var job)
            || await RunLease.Take(_table, attempt, _ids.Next(), stopping) is not var (lease, parameters))
            return null;
        using var wanted = new CancellationTokenSource();
        using var timeout = new CancellationTokenSource(job.Declaration.Timeout, _clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(wanted.Token, timeout.Token, stopping);
        _here[attempt.Run] = wanted;
        var run = new JobRun(attempt.Run, attempt.Number, _clock, end.Token);
        var pump = new RunPump(run, lease, wanted, _timing, _clock, _log);
        JobError? error = null;
        var cut = false;
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            await job.Run(scope.ServiceProvider, parameters, run, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            cut = true;
        }
#pragma warning disable CA1031 // Whatever the job's code throws is the run's failure, not the host's.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error = JobErrors.Of(failure);
            Failed(_log, attempt.Job, attempt.Run, attempt.Number, error.Code, error.Text);
        }
        finally
        {
            _here.TryRemove(attempt.Run, out _);
            await pump.DisposeAsync();
        }

        if (cut && !wanted.IsCancellationRequested && timeout.IsCancellationRequested)
            error = JobErrors.TimedOut(job.Declaration.Timeout);
        return (cut, error) switch
        {
            _ when pump.IsGone => null,
            (_, { } why) => job.Declaration.Retry.After(lease.Failures + 1) is { } pause
                ? await PutBack(why, pause)
                : await End("failed", why),
            (true, null) when wanted.IsCancellationRequested => await End("cancelled", null),
            (true, null) => await PutBack(null, TimeSpan.Zero),
            (false, null) => await End("succeeded", null),
        };

        // The end is written though the host stops.
        async Task<(JobAttempt, TimeSpan)?> End(string state, JobError? why)
        {
            await lease.End(state, why, CancellationToken.None);
            return null;
        }

        async Task<(JobAttempt, TimeSpan)?> PutBack(JobError? why, TimeSpan pause) =>
            await lease.PutBack(why, pause, CancellationToken.None) ? (attempt with { Number = attempt.Number + 1 }, pause) : null;
    }

    /// <summary>Ends a run at once when it is on this host; other hosts see the wish at their next heartbeat.</summary>
    internal void CancelHere(Guid run)
    {
        if (!_here.TryGetValue(run, out var wanted))
            return;
        try
        {
            wanted.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Job {Job}, run {Run}, attempt {Attempt} failed: {Code}: {Text}")]
    private static partial void Failed(ILogger log, string job, Guid run, int attempt, string code, string text);
}
