using Microsoft.Extensions.Logging;

namespace VoltKosova.Jobs.Running;

/// <summary>Writes what a run reports, at most four times a second, and the host's heartbeat; hears the wish to cancel.</summary>
internal sealed partial class RunPump : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _ended = new();
    private readonly JobRun _run;
    private readonly RunLease _lease;
    private readonly CancellationTokenSource _wanted;
    private readonly JobTiming _timing;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly List<JobLogLine> _unwritten = [];
    private readonly Task _pumping;
    private long _lastWritten;

    public RunPump(JobRun run, RunLease lease, CancellationTokenSource wanted, JobTiming timing, TimeProvider clock, ILogger log)
    {
        (_run, _lease, _wanted, _timing, _clock, _log) = (run, lease, wanted, timing, clock, log);
        _lastWritten = clock.GetTimestamp();
        _pumping = Task.Run(Pump);
    }

    /// <summary>True when another host has taken the run over.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Writes what is left; the run is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _pumping;
        _ended.Dispose();
        if (!IsGone)
            await Write();
    }

    private async Task Pump()
    {
        try
        {
            while (!IsGone)
            {
                await WaitForNews();
                await Write();
                await Task.Delay(Pause, _clock, _ended.Token);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task WaitForNews()
    {
        try
        {
            await _run.News.ReadAsync(_ended.Token).AsTask().WaitAsync(_timing.Heartbeat, _clock, _ended.Token);
        }
        catch (TimeoutException)
        {
            // Time for a heartbeat.
        }
    }

    private async Task Write()
    {
        _unwritten.AddRange(_run.TakeLines());
        try
        {
            var state = await _lease.Report(_run.Progress, _unwritten, CancellationToken.None);
            _unwritten.Clear();
            _lastWritten = _clock.GetTimestamp();
            IsGone = state is LeaseState.Gone;
            if (state is not LeaseState.Held)
                await _wanted.CancelAsync();
        }
#pragma warning disable CA1031 // However the database is out of reach, the run must not outlive its lease.
        catch (Exception unreachable)
#pragma warning restore CA1031
        {
            // Nobody else can have the run before the lease is over; from then on somebody may.
            Unreachable(_log, _run.Id, unreachable.GetType().Name);
            if (_clock.GetElapsedTime(_lastWritten) < _timing.Lease)
                return;
            IsGone = true;
            await _wanted.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The progress of run {Run} could not be written: {Error}")]
    private static partial void Unreachable(ILogger log, Guid run, string error);
}
