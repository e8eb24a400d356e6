using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// Runs one subscription while this host holds the right to: reads the log in order, has the effect of each event together with the step of
/// the checkpoint, parks a stream that cannot go on. The step asks for place and owner at once and is the fence: whoever lost the right
/// without noticing cannot commit.
/// </summary>
internal sealed partial class Subscriber(
    Subscription subscription, IServiceProvider services, Guid host, DeliveryPace pace, TimeProvider clock, Turns turns, ILogger log)
{
    private const int PageSize = 200;
    private const int LookSize = 100;
    private const string UnknownEvent = "unknown event";
    private const string LostEnd = "the log has lost its end";

    private static readonly TimeProvider _real = TimeProvider.System;

    private readonly IEventStore _source = services.GetRequiredKeyedService<IEventStore>(subscription.Source);
    private readonly IEventStore _target = services.GetRequiredKeyedService<IEventStore>(subscription.Target);
    private readonly EventNames _names = services.GetServices<StoreDefinition>().First(store => store.Module == subscription.Source).Names;
    private readonly IPersonKeys _keys = services.GetRequiredService<IPersonKeys>();
    private readonly ICourier _courier = services.GetRequiredService<ICourier>();
    private readonly HashSet<Guid> _parked = [];
    private readonly CommitListener _news =
        services.GetRequiredKeyedService<IEventStore>(subscription.Source).Appended.Listen(subscription.Names);

    // What is stored, and the last event that has been passed since. Only the place of an event is ever stored: dead numbers behind it
    // may come to life again when a server falls back on its own log.
    private Checkpoint _stored = new(0, null);
    private Checkpoint _passed = new(0, null);
    private long _renewedAt;
    private long _storedAt;
    private long? _heldUpAt;
    private bool _holds;

    public SubscriberStatus Status { get; private set; } = new(
        subscription.Name, subscription.Source, subscription.Target, SubscriberState.Standby, 0, 0, null, 0, null, clock.GetUtcNow());

    /// <summary>
    /// Whether nothing that concerns one of them is left between where it stands and the end of their log, which is read once for all.
    /// </summary>
    public static async Task<bool> HaveNothingLeft(IReadOnlyCollection<Subscriber> ofOneLog, CancellationToken cancellation)
    {
        var source = ofOneLog.First()._source;
        for (var at = ofOneLog.Min(one => one.Status.Position); ;)
        {
            var page = await source.ReadForward(at, LookSize, cancellation);
            if (page.HeldUpBy is not null || page.Events.Any(stored => ofOneLog.Any(one => one.HasBeforeIt(stored))))
                return false;
            if (page.Through >= page.End || page.Through == at)
                return page.Through >= page.End;
            at = page.Through;
        }
    }

    private bool HasBeforeIt(StoredEvent stored) =>
        stored.Position > Status.Position && (IsForUs(stored) || !_names.Knows(stored.Name));

    public async Task Run(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
                await Task.Delay(await Guarded(stopping), _real, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBack(CancellationToken.None);
        }
    }

    /// <summary>Acts as long as it can; how long to wait before the next try.</summary>
    private async Task<TimeSpan> Guarded(CancellationToken stopping)
    {
        try
        {
            using var turn = await turns.Wait(stopping);
            if (await Take(stopping))
                await Act(turn, stopping);
            else
                Report(SubscriberState.Standby);
            return pace.Poll;
        }
        catch (UnknownEventException unknown)
        {
            // A newer version on another host may know it: it gets the time to take over.
            if (Report(SubscriberState.Stopped, $"{UnknownEvent} {unknown.Name}"))
                StoppedAt(log, subscription.Name, unknown.Message);
            await GiveBack(stopping);
            return 2 * pace.Poll;
        }
        catch (LogLostItsEndException lost)
        {
            if (Report(SubscriberState.Stopped, LostEnd))
                StoppedAt(log, subscription.Name, lost.Message);
            return pace.Poll;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // The store itself did not answer, or something outside any event failed: wait and begin again from the checkpoint.
            if (Report(SubscriberState.Waiting, failure.GetType().Name))
                Failing(log, subscription.Name, failure.GetType().Name);
            return pace.Poll;
        }
    }

    private async Task<bool> Take(CancellationToken stopping)
    {
        _holds = false;
        if (!await Renew(stopping))
            return false;
        _passed = _stored = await _target.ReadCheckpoint(subscription.Name, stopping);
        _storedAt = _real.GetTimestamp();
        _parked.Clear();
        foreach (var (_, json) in await _target.ReadRows(SharedTables.DeadLetters, subscription.Name + "/", stopping))
            _parked.Add(StoredJson.Read<DeadLetter>(json).StreamId);
        Status = Status with { Position = _stored.Position };
        if (Status.State is SubscriberState.Standby)
            Report(SubscriberState.Active);
        return true;
    }

    private async Task<bool> Renew(CancellationToken stopping)
    {
        if (_holds && _real.GetElapsedTime(_renewedAt) < pace.Renewal)
            return true;
        _renewedAt = _real.GetTimestamp();
        if (!_holds)
            return _holds = await _target.Hold(subscription.Name, host, pace.Lease, stopping);

        // A server that failed for a moment may have lost the last steps while nobody asked it for anything.
        return _holds = await _target.HoldOn(subscription.Name, host, pace.Lease, stopping) is { } place
            && place.Position == _stored.Position;
    }

    private async Task Act(IDisposable turn, CancellationToken stopping)
    {
        while (await Renew(stopping))
        {
            if (_parked.Count > 0 && !await TakeUpParked(stopping))
                return;
            var page = await _source.ReadForward(_passed with { Position = Status.Position }, PageSize, stopping);
            turn.Dispose();
            if (!await Deliver(page.Events, stopping))
                return;
            Pass(page);
            if (!await KeepUp(stopping))
                return;
            if (page.Through >= page.End)
                await News(stopping);
            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Waits for an event that it wants, or until it is time to look all the same. What may come a little later waits for more, so that
    /// many events cost one commit.
    /// </summary>
    private async Task News(CancellationToken stopping)
    {
        var news = _news.Beyond(Status.Position).WaitAsync(pace.UntilNextLook, _real, stopping);
        await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (subscription.MayWait && !stopping.IsCancellationRequested)
            await Task.Delay(pace.Gather, _real, stopping);
    }

    private void Pass(EventPage page)
    {
        if (page.Events is [.., var last])
            _passed = new Checkpoint(last.Position, last.Id);
        var behind = page.End - page.Through;
        Status = Status with
        {
            Position = page.Through,
            Behind = behind,
            BehindSince = behind == 0 ? null : Status.BehindSince ?? _real.GetUtcNow(),
        };
        _heldUpAt = page.HeldUpBy is null ? null : _heldUpAt ?? _real.GetTimestamp();
        if (page.HeldUpBy is not { } session)
            Report(SubscriberState.Active);
        else if (_real.GetElapsedTime(_heldUpAt!.Value) >= pace.Alarm
            && Report(SubscriberState.HeldUp, $"open transaction of session {session}"))
            IsHeldUp(log, subscription.Name, session, subscription.Source);
    }

    /// <summary>
    /// Stores how far events without an effect have been passed, but seldom: an append must not cost a write per subscriber.
    /// </summary>
    private async Task<bool> KeepUp(CancellationToken stopping)
    {
        if (_passed.Position == _stored.Position || _real.GetElapsedTime(_storedAt) < pace.Renewal)
            return true;
        var outcome = await _target.Commit(
            new Commit([], [], new EventMetadata(clock.GetUtcNow(), null, null, null), StepTo(_passed)), stopping);
        return outcome is CommitOutcome.Committed && Stepped(_passed);
    }

    private CheckpointMove StepTo(Checkpoint reached) =>
        new(subscription.Name, _stored.Position, reached.Position, reached.LastEventId, host);

    /// <summary>The place is stored; always true, so that it can end a condition.</summary>
    private bool Stepped(Checkpoint reached)
    {
        _passed = _stored = reached;
        _storedAt = _real.GetTimestamp();
        Status = Status with { Position = Math.Max(Status.Position, reached.Position), Parked = _parked.Count };
        return true;
    }

    /// <summary>True when this is news, which is logged once.</summary>
    private bool Report(SubscriberState state, string? error = null)
    {
        if (Status.State == state && Status.Error == error)
            return false;
        Status = Status with { State = state, Error = error, Parked = _parked.Count, Since = clock.GetUtcNow() };

        // How far behind another host is, this one does not know.
        if (state is SubscriberState.Standby)
            Status = Status with { Behind = 0, BehindSince = null };
        return true;
    }

    private async Task GiveBack(CancellationToken cancellation)
    {
        try
        {
            await _target.Release(subscription.Name, host, cancellation);
        }
        catch (DbException)
        {
            // The lease ends by itself.
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Subscriber} waits: {Cause}")]
    private static partial void Failing(ILogger log, string subscriber, string cause);

    [LoggerMessage(LogLevel.Error, "{Subscriber} stopped: {Cause}")]
    private static partial void StoppedAt(ILogger log, string subscriber, string cause);

    [LoggerMessage(
        LogLevel.Warning, "{Subscriber} is held up: session {Session} drew a number of {Source} and does not end its transaction")]
    private static partial void IsHeldUp(ILogger log, string subscriber, int session, string source);
}
