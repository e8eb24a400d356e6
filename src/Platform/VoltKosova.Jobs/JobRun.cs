using System.Globalization;
using System.Threading.Channels;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>
/// A run as the job sees it. What is reported is written by the host at most four times a second; the last value always is. Nothing here
/// may say something about a person: texts are the code's own, with numbers put in.
/// </summary>
/// <param name="id">The run; the same for every attempt.</param>
/// <param name="attempt">From 1.</param>
/// <param name="clock">Gives the log its instants.</param>
/// <param name="cancellation">The run's own end.</param>
public sealed class JobRun(Guid id, int attempt, TimeProvider clock, CancellationToken cancellation)
{
    private readonly Lock _gate = new();
    private readonly List<JobLogLine> _lines = [];
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private JobProgress _progress = new(0, null, null);

    /// <summary>The run; the same for every attempt.</summary>
    public Guid Id => id;

    /// <summary>Counted from 1.</summary>
    public int Attempt => attempt;

    /// <summary>What was reported last.</summary>
    public JobProgress Progress
    {
        get
        {
            lock (_gate)
                return _progress;
        }
    }

    /// <summary>Says how far the run is.</summary>
    /// <param name="done">What is done, in the job's own unit.</param>
    /// <param name="total">What there is to do; null while it is not known.</param>
    /// <param name="step">What it does now; null leaves the step as it is.</param>
    /// <exception cref="OperationCanceledException">
    /// The run is to end: a loop that reports can be cancelled without asking itself.
    /// </exception>
    public Task Report(long done, long? total = null, LocalText? step = null)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
            _progress = new JobProgress(done, total, step ?? _progress.Step);
        _news.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    /// <summary>Adds a line to the run's log.</summary>
    /// <param name="text">The code's own text; <c>{0}</c> stands for the first number.</param>
    /// <param name="numbers">Counts and amounts.</param>
    public void Log(LocalText text, params ReadOnlySpan<long> numbers)
    {
        ArgumentNullException.ThrowIfNull(text);
        object[] values = [.. numbers];
        lock (_gate)
            _lines.Add(
                new JobLogLine(clock.GetUtcNow(), new LocalText(Fill(text.Sq, values), Fill(text.Sr, values), Fill(text.En, values))));
        _news.Writer.TryWrite(true);
    }

    /// <summary>The lines logged since the last call.</summary>
    public IReadOnlyList<JobLogLine> TakeLines()
    {
        lock (_gate)
        {
            JobLogLine[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }

    /// <summary>One item whenever something was reported since the last read.</summary>
    internal ChannelReader<bool> News => _news.Reader;

    private static string Fill(string text, object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}

/// <summary>How far a run is.</summary>
/// <param name="Done">In the job's own unit.</param>
/// <param name="Total">Null while it is not known.</param>
/// <param name="Step">What it does now.</param>
public sealed record JobProgress(long Done, long? Total, LocalText? Step);

/// <summary>A line of a run's log.</summary>
/// <param name="At">UTC.</param>
/// <param name="Text">In three languages, without personal data.</param>
/// <param name="Number">Its place in the log; 0 until it is stored.</param>
public sealed record JobLogLine(DateTimeOffset At, LocalText Text, long Number = 0);
