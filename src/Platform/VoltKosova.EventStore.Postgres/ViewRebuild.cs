using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// Folds a view again from the first event of its log, beside the live rows and while others write. In the end, for the time it takes to
/// compare the rows, writers of the view wait; readers never do: the differences become true in one transaction, rows that were right are
/// not touched. A rebuild that was killed goes on where it was, unless another build of the code folds now.
/// </summary>
public sealed class ViewRebuild(Databases databases, IServiceProvider services, IPersonKeys keys)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How many events are folded and kept at a time.</summary>
    internal int PageSize { get; init; } = 2_000;

    /// <summary>How many numbers before the log's end writers are asked to wait.</summary>
    private int Near => 4 * PageSize;

    /// <summary>Rebuilds one view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="report">Told after every page how far it is: the position, and the last number that was drawn.</param>
    /// <param name="cancellation">Ends the rebuild; what is done stays for the next one.</param>
    /// <exception cref="RebuildUnderWayException">The view is being rebuilt at this moment.</exception>
    public async Task<RebuildOutcome> Run(ViewDefinition view, Func<long, long, Task> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(report);
        var database = databases.For(view.Target);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var only = await RebuildLock.Take(connection, view, cancellation);
        var rows = new RebuildRows(view, database);
        var fold = new RebuildFold(
            view,
            services.GetRequiredKeyedService<IEventStore>(view.Source),
            services.GetServices<StoreDefinition>().First(store => store.Module == view.Source).Names,
            keys,
            rows);

        var begun = await rows.Begin(cancellation);
        await fold.Streams(begun, PageSize, report, cancellation);
        for (var at = begun.At; ;)
        {
            at = await Follow(at);
            if (await Swap(view, connection, rows, at, Step, cancellation) is { } outcome)
            {
                services.GetRequiredKeyedService<IEventStore>(view.Target).Appended.Pulse();
                return outcome;
            }

            await Task.Delay(_pause, TimeProvider.System, cancellation);
        }

        // The log's end may run ahead as fast as it is followed: when a round has not halved the distance, writers are asked to wait.
        async Task<Checkpoint> Follow(Checkpoint reached)
        {
            for (var before = long.MaxValue; ;)
            {
                (reached, var page) = await Step(reached);
                for (var end = page.End; page.Through < end;)
                    (reached, page) = await Step(reached);
                var distance = page.End - page.Through;
                if (distance <= Near || distance > before / 2)
                    return reached;
                before = distance;
            }
        }

        async Task<(Checkpoint, EventPage)> Step(Checkpoint from)
        {
            var (reached, page) = await fold.Page(from, PageSize, cancellation);
            if (page.Events.Count > 0)
                await report(page.Through, page.End);
            return (reached, page);
        }
    }

    /// <summary>Null when writers did not let it in, or one that is still open may have written something: it is tried again.</summary>
    private static async Task<RebuildOutcome?> Swap(
        ViewDefinition view,
        NpgsqlConnection connection,
        RebuildRows rows,
        Checkpoint at,
        Func<Checkpoint, Task<(Checkpoint, EventPage)>> step,
        CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            var end = await RebuildRows.HoldWriters(view, connection, cancellation);
            EventPage page;
            do
                (at, page) = await step(at);
            while (page.HeldUpBy is null && page.Through < end);
            if (page.Through < end)
                return null;
            var outcome = await rows.Replace(connection, at, cancellation);
            await transaction.CommitAsync(cancellation);
            return outcome;
        }
        catch (PostgresException late) when (late.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return null;
        }
    }
}

/// <summary>What a rebuild has found.</summary>
/// <param name="Rows">The rows that there are now.</param>
/// <param name="Written">Those that were missing or different.</param>
/// <param name="Removed">Those that should not have been there.</param>
public sealed record RebuildOutcome(long Rows, long Written, long Removed);

/// <summary>Somebody else rebuilds the view at this moment.</summary>
public sealed class RebuildUnderWayException(string view) : Exception($"The view {view} is being rebuilt already.");
