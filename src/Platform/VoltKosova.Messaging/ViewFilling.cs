using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// Watches the shared views of this host until each has once been full: has come to where its log ended when this host first looked.
/// That is kept beside the rows, so it is asked once in the life of a view and not whenever it is a little behind. An old host goes on
/// with its own views meanwhile.
/// </summary>
internal sealed class ViewFilling(
    Views views, IServiceProvider services, DeliveryPace pace, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private const int PageSize = 200;

    private readonly ConcurrentDictionary<string, long> _aims = new();
    private readonly ConcurrentDictionary<string, bool> _full = new();

    /// <summary>The views of this host that have never been full, as far as it has looked.</summary>
    public IEnumerable<string> Unfilled => Shared.Select(view => view.Name).Where(name => !_full.ContainsKey(name));

    private IEnumerable<ViewDefinition> Shared => views.All.Where(view => view.Subscriber is not null);

    /// <summary>How far a view is on its way to being full.</summary>
    public async Task<Filled> Look(ViewDefinition view, CancellationToken cancellation)
    {
        if (_full.ContainsKey(view.Name))
            return Filled.Wholly;
        var target = services.GetRequiredKeyedService<IEventStore>(view.Target);
        if (await target.ReadRow(SharedTables.FullViews, view.Name, cancellation) is null)
        {
            if (!_aims.TryGetValue(view.Name, out var aim))
                aim = _aims.GetOrAdd(view.Name, await End(view, cancellation));
            if (!(await Reaches(view, aim, cancellation)).Reached)
                return new Filled(false, (await target.ReadCheckpoint(view.Subscriber!, cancellation)).Position, aim);
            var now = clock.GetUtcNow();
            var mark = new RowWrite.Put(SharedTables.FullViews, view.Name, StoredJson.Write(new FullView(now)));
            await target.Commit(new Commit([], [mark], new EventMetadata(now, null, null, null)), cancellation);
        }

        _full[view.Name] = true;
        return Filled.Wholly;
    }

    /// <summary>
    /// Whether a view has had everything that concerns it up to a place of its log, and where the log ends, as far as that was looked at.
    /// </summary>
    public async Task<(bool Reached, long End)> Reaches(ViewDefinition view, long position, CancellationToken cancellation)
    {
        var target = services.GetRequiredKeyedService<IEventStore>(view.Target);
        var source = services.GetRequiredKeyedService<IEventStore>(view.Source);
        for (var at = await target.ReadCheckpoint(view.Subscriber!, cancellation); at.Position < position;)
        {
            var page = await source.ReadForward(at, PageSize, cancellation);
            var waiting = page.Events.Any(stored => stored.Position <= position && view.Events.Contains(stored.Name));
            if (waiting || page.Through <= at.Position)
                return (false, page.End);
            at = page.Events is [.., var last] && last.Position == page.Through
                ? new Checkpoint(last.Position, last.Id)
                : new Checkpoint(page.Through, null);
        }

        return (true, long.MaxValue);
    }

    /// <summary>Where a view's log ends now.</summary>
    public async Task<long> End(ViewDefinition view, CancellationToken cancellation) =>
        (await services.GetRequiredKeyedService<IEventStore>(view.Source).ReadForward(0, 1, cancellation)).End;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;
        while (Unfilled.Any())
        {
            try
            {
                foreach (var view in Shared.Where(view => !_full.ContainsKey(view.Name)))
                    await Look(view, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The subscriber itself says what is wrong; here it is looked again.
            }

            if (Unfilled.Any())
                await Task.Delay(pace.Poll, TimeProvider.System, stoppingToken);
        }
    }

    private sealed record FullView(DateTimeOffset Since);
}

/// <summary>How far a view is on its way to being full.</summary>
/// <param name="IsFull">Whether it has once been.</param>
/// <param name="Done">The place in its log up to which it has come.</param>
/// <param name="Total">The place it must come to.</param>
internal sealed record Filled(bool IsFull, long Done, long Total)
{
    public static Filled Wholly { get; } = new(true, 0, 0);
}
