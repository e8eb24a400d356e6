using System.Collections.Concurrent;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Kernel;

namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>Where a test holds runs and lets them go.</summary>
public sealed class Bench
{
    private readonly ConcurrentDictionary<(Guid Run, string What), TaskCompletionSource> _signals = new();

    public ConcurrentQueue<Guid> Begun { get; } = new();

    public TaskCompletionSource Of(Guid run, string what) =>
        _signals.GetOrAdd((run, what), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public Task Until(Guid run, string what) => Of(run, what).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public static JobDeclaration Declare(string id, string? cron = null, TimeSpan? timeout = null, JobRetry? retry = null) => new(
        id, new LocalText("Provë", "Proba", "Trial"), new LocalText("Provon.", "Proba.", "Tries."), new Right(
            "test.run", Role.Administrator), cron,
        timeout ?? TimeSpan.FromMinutes(5), retry ?? JobRetry.Never);
}

public enum Pace
{
    [JobChoice("Ngadalë", "Sporo", "Slow")]
    Slow,

    [JobChoice("Shumë shpejt", "Vrlo brzo", "Very fast")]
    VeryFast,
}

public sealed class CountsRows(Bench bench) : IJob<CountsRows.Parameters>
{
    public sealed record Parameters(
        [JobParameter("Rreshta", "Redovi", "Rows", Min = 1, Max = 10)] int Rows,
        [JobParameter("Ritmi", "Tempo", "Pace")] Pace Pace = Pace.VeryFast,
        [JobParameter("Që nga", "Od", "Since")] DateOnly? Since = null);

    public static JobDeclaration Declaration { get; } = Bench.Declare("test.counts-rows");

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        bench.Begun.Enqueue(run.Id);
        await run.Report(1, parameters.Rows, new LocalText("Numëron", "Broji", "Counts"));
        bench.Of(run.Id, "begun").TrySetResult();
        await bench.Of(run.Id, "go").Task.WaitAsync(cancellation);
        for (var row = 2; row <= parameters.Rows; row++)
            await run.Report(row, parameters.Rows);
        run.Log(new LocalText("{0} rreshta", "{0} redova", "{0} rows"), parameters.Rows);
    }
}

public sealed class Waits(Bench bench) : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.waits");

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        bench.Of(run.Id, $"begun {run.Attempt}").TrySetResult();
        try
        {
            await bench.Of(run.Id, "go").Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            bench.Of(run.Id, $"cancelled {run.Attempt}").TrySetResult();
            throw;
        }
    }
}

public sealed class TakesTooLong : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.takes-too-long", timeout: TimeSpan.FromMilliseconds(50));

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
}

public sealed class Fails : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.fails", retry: new JobRetry(2, TimeSpan.FromMilliseconds(20)));

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        run.Log(new LocalText("Prova {0}", "Pokušaj {0}", "Try {0}"), run.Attempt);
        throw new JobFailedException("bank-closed", "The bank was closed.");
    }
}

public sealed class FailsOverAPerson : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.fails-over-a-person");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) =>
        throw new InvalidOperationException("Arta Krasniqi has no address.");
}

public sealed class Ticks : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.ticks", cron: "* * * * * ?");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

public sealed class TicksOnNewYear : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.ticks-on-new-year", cron: "0 0 0 1 1 ?");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

public sealed class TicksInApril : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.ticks-in-april", cron: "0 0 0 1 4 ?");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

public sealed class TouchesPeople : IMassJob<TouchesPeople.Parameters>
{
    public sealed record Parameters([JobParameter("Vetëm numëro", "Samo prebroj", "Only count")] bool OnlyCount = false);

    public static JobDeclaration Declaration { get; } = Bench.Declare("test.touches-people");

    public Task Run(Parameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Cannot be: nobody could see before what it would do.</summary>
public sealed class TouchesPeopleBlindly : IMassJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.touches-people-blindly");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Cannot be: a tick would not know how many rows.</summary>
public sealed class TicksWithoutDefault : IJob<TicksWithoutDefault.Parameters>
{
    public sealed record Parameters([JobParameter("Rreshta", "Redovi", "Rows")] int Rows);

    public static JobDeclaration Declaration { get; } = Bench.Declare("test.ticks-without-default", cron: "0 0 0 1 1 ?");

    public Task Run(Parameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Cannot be: it is Monday to one engine and Tuesday to another.</summary>
public sealed class TicksOnDayTwo : IJob<NoParameters>
{
    public static JobDeclaration Declaration { get; } = Bench.Declare("test.ticks-on-day-two", cron: "0 0 4 ? * 2");

    public Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation) => Task.CompletedTask;
}
