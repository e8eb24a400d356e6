using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Jobs.Running;

/// <summary>
/// Runs attempts on this host: takes the run, has the job's code work in a scope of its own, writes what it reports and how it ended.
/// </summary>
public sealed partial class JobRunner : IDisposable
{
    private static readonly TimeSpan _longestEnd = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _here = new();
    private readonly ConcurrentDictionary<Task, Guid> _working = new();
    private readonly CancellationTokenSource _hostEnds = new();
    private readonly JobCatalogue _catalogue;
    private readonly RunTable _table;
    private readonly IJobEngine _engine;
    private readonly IServiceScopeFactory _scopes;
    private readonly IdSource _ids;
    private readonly JobTiming _timing;
    private readonly TimeProvider _clock;
    private readonly ILogger<JobRunner> _log;

    internal JobRunner(
        JobCatalogue catalogue,
        RunTable table,
        IJobEngine engine,
        IServiceScopeFactory scopes,
        IdSource ids,
        JobTiming timing,
        TimeProvider clock,
        ILogger<JobRunner> log)
    {
        (_catalogue, _table, _engine, _scopes, _ids, _timing, _clock, _log) = (catalogue, table, engine, scopes, ids, timing, clock, log);
    }

    /// <summary>
    /// Does one attempt to its end, and has the job's next run begin. An attempt that is not to be made now is left alone.
    /// </summary>
    /// <param name="attempt">As it was dispatched.</param>
    /// <param name="stopping">The host stops: the run is put back and begins again on the next host.</param>
    public async Task Run(JobAttempt attempt, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, _hostEnds.Token);
        var work = Work(attempt, ending.Token);
        _working.TryAdd(work, attempt.Run);
        try
        {
            await work;
        }
        finally
        {
            _working.TryRemove(work, out _);
        }
    }

    /// <summary>
    /// Puts back what runs here and waits until it is written, or until patience ends: a database that is away is not waited for.
    /// </summary>
    internal async Task PutEverythingBack(CancellationToken patience)
    {
        await _hostEnds.CancelAsync();
        try
        {
            await Task.WhenAll(_working.Keys).WaitAsync(_longestEnd, TimeProvider.System, patience);
        }
#pragma warning disable CA1031 // What could not be written is taken back by another host when the lease has ended.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            NotPutBack(_log, failure.GetType().Name);
        }
    }

    private async Task Work(JobAttempt attempt, CancellationToken stopping)
    {
        try
        {
            if (!_catalogue.TryFind(attempt.Job, out var job)
                || await RunLease.Take(_table, attempt, _ids.Next(), stopping) is not var (lease, parameters))
                return;
            await Try(job, attempt, parameters, lease, stopping);
            if (stopping.IsCancellationRequested)
                return;
            foreach (var next in await _table.Waiting(attempt.Job, stopping))
                await _engine.Dispatch(next, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stopped before a run was taken or handed on: it waits for another host, and that is no failure.
        }
    }

    private async Task Try(DeclaredJob job, JobAttempt attempt, string parameters, RunLease lease, CancellationToken stopping)
    {
        using var wanted = new CancellationTokenSource();
        using var timeout = new CancellationTokenSource(job.Declaration.Timeout, _clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(wanted.Token, timeout.Token, stopping);
        _here[attempt.Run] = wanted;
        var run = new JobRun(attempt.Run, attempt.Number, _clock, end.Token);
        var pump = new RunPump(run, lease, wanted, _timing, _clock, _log);
        var (cut, error) = (false, (JobError?)null);
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            await job.Run(scope.ServiceProvider, parameters, run, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            cut = true;
            if (!wanted.IsCancellationRequested && timeout.IsCancellationRequested)
                error = JobErrors.TimedOut(job.Declaration.Timeout);
        }
#pragma warning disable CA1031 // Whatever the job's code throws is the run's failure, not the host's.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error = JobErrors.Of(failure);
        }
        finally
        {
            _here.TryRemove(attempt.Run, out _);
            await pump.DisposeAsync();
        }

        if (error is not null)
            Failed(_log, attempt.Job, attempt.Run, attempt.Number, error.Code, error.Text);
        if (pump.IsGone)
            return;
        var pause = (cut, error) switch
        {
            (_, not null) => job.Declaration.Retry.After(lease.Failures + 1),
            (true, null) when !wanted.IsCancellationRequested => TimeSpan.Zero,
            _ => null,
        };
        // How it ended is written though the host stops. The next try is begun by the sweep, by the clock that wrote when it is due.
        if (pause is { } wait)
            await lease.PutBack(error, wait, CancellationToken.None);
        else
            await lease.End(error is not null ? "failed" : cut ? "cancelled" : "succeeded", error, CancellationToken.None);
    }

    /// <inheritdoc />
    public void Dispose() => _hostEnds.Dispose();

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

    [LoggerMessage(LogLevel.Warning, "Not every run was put back before the host stopped: {Error}")]
    private static partial void NotPutBack(ILogger log, string error);

    [LoggerMessage(LogLevel.Warning, "Job {Job}, run {Run}, attempt {Attempt} failed: {Code}: {Text}")]
    private static partial void Failed(ILogger log, string job, Guid run, int attempt, string code, string text);
}
