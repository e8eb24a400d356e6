using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Web.Problems;

namespace VoltKosova.Messaging;

/// <summary>
/// Lets readers in once a shared view has been full and shows what they ask it to show. A view shows a place of its log when its
/// checkpoint is there, or when nothing of what lies between concerns it: the checkpoint of a view that is passed by moves only now and
/// then.
/// </summary>
internal sealed class SharedViews(ViewFilling filling, Views views, IServiceProvider services, DeliveryPace pace) : ISharedViews
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeProvider _real = TimeProvider.System;

    private readonly ConcurrentDictionary<(string, string), ViewDefinition> _views = new(views.All
        .Where(view => view.Subscriber is not null)
        .Select(view => KeyValuePair.Create((view.Target, view.Fold.Table.Name), view)));

    public async Task UntilReadable(string module, RowTable table, LogPosition? atLeast, CancellationToken cancellation)
    {
        var view = _views[(module, table.Name)];
        if (atLeast is not null && atLeast.Module != view.Source)
            throw NoSuchPosition();
        try
        {
            if (await filling.Look(view, cancellation) is { IsFull: false } filled)
                throw new ProblemException(Unavailable("view-not-ready") with
                {
                    Values = new Dictionary<string, object?> { ["done"] = filled.Done, ["total"] = filled.Total },
                });
            if (atLeast is not null && !await Shows(view, atLeast.Position, cancellation))
                throw new ProblemException(Unavailable("view-behind"));
        }
        catch (LogLostItsEndException)
        {
            // Its subscriber stops at the same and says so.
            throw new ProblemException(Unavailable("view-behind"));
        }
    }

    /// <summary>False when it did not come so far in time, or has parked what was written there.</summary>
    private async Task<bool> Shows(ViewDefinition view, long position, CancellationToken cancellation)
    {
        var target = services.GetRequiredKeyedService<IEventStore>(view.Target);
        for (var began = _real.GetTimestamp(); ;)
        {
            var moved = target.RowsChanged.Next;
            var (shows, end) = await filling.Reaches(view, position, cancellation);

            // A page of the log that several readers share tells where the log ended when it was read.
            if (end < position && await filling.End(view, cancellation) < position)
                throw NoSuchPosition();
            if (shows)
                return !await IsParked(view, target, position, cancellation);
            if (_real.GetElapsedTime(began) >= pace.ViewPatience)
                return false;
            await Task.WhenAny(moved, Task.Delay(_look, _real, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> IsParked(ViewDefinition view, IEventStore target, long position, CancellationToken cancellation)
    {
        var letters = await target.ReadRows(SharedTables.DeadLetters, view.Subscriber + "/", cancellation);
        if (letters.Count == 0)
            return false;
        var source = services.GetRequiredKeyedService<IEventStore>(view.Source);
        return (await source.ReadForward(position - 1, 1, cancellation)).Events is [var written]
            && letters.Any(letter => letter.Id == DeadLetter.IdOf(view.Subscriber!, written.StreamId));
    }

    private static Problem Unavailable(string code) => new(code, StatusCodes.Status503ServiceUnavailable) { RetryAfter = _soon };

    private static ProblemException NoSuchPosition() => new(new Problem("malformed-request", StatusCodes.Status400BadRequest)
    {
        Flaws = [new Flaw("no-such-position", Parameter: "min_position")],
    });
}
