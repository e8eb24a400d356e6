using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// Tells the other hosts over the same database that a store has something new, and hears it from them. One NOTIFY a store at a time, in a
/// transaction of its own and for as many commits as there were meanwhile: inside an append it would make all commits queue. A hint only:
/// when it does not arrive, readers poll.
/// </summary>
internal sealed partial class HostSignals(
    IEnumerable<StoreDefinition> stores, IServiceProvider services, Databases databases, IdSource ids, ILogger<HostSignals> log)
    : BackgroundService
{
    private static readonly TimeSpan _gather = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly string _host = ids.Next().ToString();

    private readonly ConcurrentBag<HostLine> _lines = [];

    /// <summary>Whether this host knows of others over every database.</summary>
    public bool OthersListen => !_lines.IsEmpty && _lines.All(line => line.OthersListen);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(stores
        .GroupBy(store => databases.Owner(store.Module).ConnectionString)
        .Select(database => Run(database.Key, [.. database.Select(store => store.Module).Distinct()], stoppingToken)));

    private Task Run(string database, IReadOnlyList<string> modules, CancellationToken stopping)
    {
        var signals = modules.ToFrozenDictionary(
            HostLine.ChannelOf, module => services.GetRequiredKeyedService<IEventStore>(module).Appended);
        var line = new HostLine(database, _host, signals);
        _lines.Add(line);
        return Task.WhenAll(
        [
            Lasting(() => line.Listen(stopping), stopping),
            .. modules.Select(module => Lasting(() => Tell(module, signals[HostLine.ChannelOf(module)], line, stopping), stopping)),
        ]);
    }

    private async Task Tell(string module, CommitSignal signal, HostLine line, CancellationToken stopping)
    {
        for (var told = signal.Commits; ;)
        {
            var next = signal.Next;
            if (signal.Commits is var commits && commits == told)
            {
                await next.WaitAsync(stopping);
                continue;
            }

            told = commits;
            if (line.OthersListen)
            {
                await using var notify = databases.For(module).CreateCommand(
                    "SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)");
                notify.Parameters.Add(new() { Value = HostLine.ChannelOf(module) });
                notify.Parameters.Add(new() { Value = _host });
                await notify.ExecuteNonQueryAsync(stopping);
            }

            await Task.Delay(_gather, TimeProvider.System, stopping);
        }
    }

    private async Task Lasting(Func<Task> act, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await act();
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                Interrupted(log, failure.GetType().Name);
                await Task.WhenAny(Task.Delay(_pause, TimeProvider.System, stopping));
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Other hosts are not heard for a moment: {Cause}")]
    private static partial void Interrupted(ILogger log, string cause);
}
