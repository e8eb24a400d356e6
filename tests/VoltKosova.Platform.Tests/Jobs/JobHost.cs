using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Running;
using VoltKosova.Postgres;

namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>A host that does nothing but run jobs over a database.</summary>
public sealed class JobHost : IAsyncDisposable
{
    public static JobTiming Hurried { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500));

    private readonly IHost _host;

    private JobHost(IHost host) => _host = host;

    public IJobs Jobs => _host.Services.GetRequiredService<IJobs>();

    public Bench Bench => _host.Services.GetRequiredService<Bench>();

    public JobTicker Ticker => _host.Services.GetRequiredService<JobTicker>();

    public IServiceProvider Services => _host.Services;

    public NpgsqlDataSource Connections => _host.Services.GetRequiredService<Databases>().For(JobsExtensions.Schema);

    public static async Task<JobHost> Start(string database, Action<IServiceCollection> addEngine, bool ticks = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Volt"] = database });
        if (Environment.GetEnvironmentVariable("VOLT_TEST_LOG") is not null)
            builder.Logging.AddConsole();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IdSource>();
        builder.Services.AddSingleton<Bench>();
        builder.Services.AddPostgres();
        builder.Services.AddJob<CountsRows, CountsRows.Parameters>();
        builder.Services.AddJob<Waits, NoParameters>();
        builder.Services.AddJob<TakesTooLong, NoParameters>();
        builder.Services.AddJob<Fails, NoParameters>();
        builder.Services.AddJob<FailsOverAPerson, NoParameters>();
        builder.Services.AddJob<TicksOnNewYear, NoParameters>();
        builder.Services.AddJob<TicksInApril, NoParameters>();
        builder.Services.AddJob<TouchesPeople, TouchesPeople.Parameters>();
        if (ticks)
            builder.Services.AddJob<Ticks, NoParameters>();
        addEngine(builder.Services);
        var host = builder.Build();
        await host.Services.GetRequiredService<Migrator>().Migrate(default);
        await host.StartAsync();
        return new JobHost(host);
    }

    /// <summary>The host never reaches its database again: for everybody else it is dead.</summary>
    public void CutOff() => _host.Services.GetRequiredService<Databases>().Dispose();

    public Task Stop() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            _host.Dispose();
    }

    public async Task<Guid> RunNow<TJob>(string parameters = "{}")
        where TJob : class =>
        (await Jobs.RunNow(Id<TJob>(), parameters, null, null, default)) is JobAnswer.Accepted accepted
            ? accepted.RunId
            : throw new InvalidOperationException("The run was refused.");

    public Task<JobRunRow> Until(Guid run, JobRunState state) => Until(run, row => row.State == state);

    public async Task<JobRunRow> Until(Guid run, Func<JobRunRow, bool> holds)
    {
        JobRunRow? row = null;
        await Wait.Until(async () => (row = await Jobs.Find(run, default)) is not null && holds(row), () => $"the run was {row}");
        return row!;
    }

    private static string Id<TJob>() => ((JobDeclaration)typeof(TJob).GetProperty("Declaration")!.GetValue(null)!).Id;
}

public static class Wait
{
    /// <summary>Asks until it is so, for three quarters of a minute.</summary>
    public static async Task Until(Func<Task<bool>> holds, Func<string> otherwise)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!await holds())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException(otherwise());
            await timer.WaitForNextTickAsync();
        }
    }
}
