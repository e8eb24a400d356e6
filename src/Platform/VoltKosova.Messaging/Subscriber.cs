using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// Runs one subscription while this host holds the right to: reads the log in order, has the effect of each event together with the step of
/// the checkpoint, parks a stream that cannot go on. The checkpoint's compare-and-set is the fence: whoever lost the right without noticing
/// cannot commit.
/// </summary>
internal sealed partial class Subscriber(
    Subscription subscription, IServiceProvider services, Guid host, DeliveryPace pace, TimeProvider clock, ILogger log)
{
    private const int PageSize = 200;
    private const int Attempts = 5;

    private static readonly TimeProvider _real = TimeProvider.System;

    private readonly IEventStore _source = services.GetRequiredKeyedService<IEventStore>(subscription.Source);
    private readonly IEventStore _target = services.GetRequiredKeyedService<IEventStore>(subscription.Target);
    private readonly EventNames _names = services.GetServices<StoreDefinition>().First(store => store.Module == subscription.Source).Names;
    private readonly IPersonKeys _keys = services.GetRequiredService<IPersonKeys>();
    private readonly HashSet<Guid> _parked = [];
    private Checkpoint _stored = new(0, null);
    private long _renewedAt;
    private long _storedAt;
    private bool _holds;

    public SubscriberStatus Status { get; private set; } = new(
        subscription.Name, subscription.Source, subscription.Target, SubscriberState.Standby, 0, 0, null, clock.GetUtcNow());

    public IEventStore Source => _source;

    public async Task Run(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
                await Guarded(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBack();
        }
    }

    private async Task Guarded(CancellationToken stopping)
    {
        try
        {
            if (await Take(stopping))
                await Act(stopping);
            else
                Report(SubscriberState.Standby);
        }
        catch (UnknownEventException unknown)
        {
            if (Report(SubscriberState.Stopped, nameof(UnknownEventException)))
                StoppedAt(log, subscription.Name, unknown.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // The store itself did not answer, or something outside any event failed: wait and begin again from the checkpoint.
            if (Report(SubscriberState.Waiting, failure.GetType().Name))
                Failing(log, subscription.Name, failure.GetType().Name);
        }

        await Task.Delay(pace.Poll, _real, stopping);
    }

    private async Task<bool> Take(CancellationToken stopping)
    {
        _holds = false;
        if (!await Renew(stopping))
            return false;
        _stored = await _target.ReadCheckpoint(subscription.Name, stopping);
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
        return _holds = await _target.Hold(subscription.Name, host, pace.Lease, stopping);
    }

    private async Task Act(CancellationToken stopping)
    {
        while (await Renew(stopping))
        {
            if (_parked.Count > 0 && !await TakeUpParked(stopping))
                return;
            var more = _source.Appended.Next;
            var page = await _source.ReadForward(Status.Position, PageSize, stopping);
            foreach (var stored in page.Events.Where(IsForUs))
            {
                if (!await Renew(stopping) || !await Effect(stored, stopping))
                    return;
            }

            if (page.Through > Status.Position)
                Status = Status with { Position = page.Through };
            Report(SubscriberState.Active);
            if (!await KeepUp(stopping))
                return;
            if (page.Events.Count < PageSize)
                await Task.WhenAny(more, Task.Delay(pace.Poll, _real, stopping));
            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A name that this version does not know may be a newer form of what is listened for, so it is not passed over.</summary>
    private bool IsForUs(StoredEvent stored) => _names.Knows(stored.Name)
        ? subscription.Names.Contains(stored.Name)
        : throw new UnknownEventException(stored.Name);

    /// <summary>
    /// Stores how far events without an effect have been passed, but seldom: an append must not cost a write per subscriber.
    /// </summary>
    private async Task<bool> KeepUp(CancellationToken stopping)
    {
        if (Status.Position == _stored.Position || _real.GetElapsedTime(_storedAt) < pace.Renewal)
            return true;
        var step = new CheckpointMove(subscription.Name, _stored.Position, Status.Position, null);
        var outcome = await _target.Commit(new Commit([], [], new EventMetadata(clock.GetUtcNow(), null, null, null), step), stopping);
        return outcome is CommitOutcome.Committed && Stepped(Status.Position, null);
    }

    private async Task<bool> Effect(StoredEvent stored, CancellationToken stopping)
    {
        if (_parked.Contains(stored.StreamId))
            return true;
        if (await Open(stored, stopping) is not { } delivered)
            return true;
        var step = new CheckpointMove(subscription.Name, _stored.Position, stored.Position, stored.Id);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Deliver(delivered, step, also: null, stopping) && Stepped(stored.Position, stored.Id);
            }
            catch (ReactionRejectedException rejected)
            {
                return await Park(stored, step, rejected.Code, attempt, stopping);
            }
            catch (Exception failure) when (IsItsOwn(failure))
            {
                Poisoned(log, subscription.Name, stored.Name, stored.Id, attempt, failure.GetType().Name);
                if (attempt == Attempts)
                    return await Park(stored, step, failure.GetType().Name, attempt, stopping);
                await Task.Delay(pace.FirstRetry * (1 << (attempt - 1)), _real, stopping);
            }
        }
    }

    /// <summary>True when the event is to blame, not the database or the end of the host.</summary>
    private static bool IsItsOwn(Exception failure) => failure is not OperationCanceledException and not DbException { IsTransient: true };

    /// <summary>The event as it is delivered; null when it is not for this subscriber after all.</summary>
    private async Task<Delivered<object>?> Open(StoredEvent stored, CancellationToken stopping) =>
        subscription.Select(await new EventSealer(_names, _keys, _source).Open(stored, stopping)) is { } selected
            ? new Delivered<object>(selected, stored.Id, stored.StreamId, stored.Version, stored.Metadata)
            : null;

    private async Task<bool> Deliver(Delivered<object> delivered, CheckpointMove step, Action<Writing>? also, CancellationToken stopping)
    {
        await using var scope = services.CreateAsyncScope();
        var acting = scope.ServiceProvider.GetRequiredService<Acting>();
        acting.CorrelationId = delivered.Metadata.CorrelationId;
        acting.CausationId = delivered.Id.ToString();
        return await subscription.Deliver(scope.ServiceProvider, delivered, step, also, stopping);
    }

    private async Task<bool> Park(StoredEvent stored, CheckpointMove step, string cause, int attempts, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var letter = new DeadLetter(
            subscription.Name, subscription.Source, stored.StreamId, stored.Id, stored.Name, stored.Version, cause, attempts, now);
        var row = new RowWrite.Put(SharedTables.DeadLetters, letter.Id, StoredJson.Write(letter));
        var outcome = await _target.Commit(new Commit([], [row], new EventMetadata(now, null, stored.Id.ToString(), null), step), stopping);
        if (outcome is not CommitOutcome.Committed)
            return false;
        _parked.Add(stored.StreamId);
        Parked(log, subscription.Name, stored.Name, stored.Id, cause);
        return Stepped(stored.Position, stored.Id);
    }

    private bool Stepped(long position, Guid? eventId)
    {
        _stored = new Checkpoint(position, eventId ?? _stored.LastEventId);
        _storedAt = _real.GetTimestamp();
        Status = Status with { Position = position, Parked = _parked.Count };
        return true;
    }

    /// <summary>True when this is news, which is logged once.</summary>
    private bool Report(SubscriberState state, string? error = null)
    {
        if (Status.State == state && Status.Error == error)
            return false;
        Status = Status with { State = state, Error = error, Parked = _parked.Count, Since = clock.GetUtcNow() };
        return true;
    }

    private async Task GiveBack()
    {
        try
        {
            await _target.Release(subscription.Name, host, CancellationToken.None);
        }
        catch (DbException)
        {
            // The lease ends by itself.
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Subscriber} could not take {EventName} {EventId}, attempt {Attempt}: {Cause}")]
    private static partial void Poisoned(ILogger log, string subscriber, string eventName, Guid eventId, int attempt, string cause);

    [LoggerMessage(LogLevel.Error, "{Subscriber} gave up {EventName} {EventId} and parked its stream: {Cause}")]
    private static partial void Parked(ILogger log, string subscriber, string eventName, Guid eventId, string cause);

    [LoggerMessage(LogLevel.Warning, "{Subscriber} waits: {Cause}")]
    private static partial void Failing(ILogger log, string subscriber, string cause);

    [LoggerMessage(LogLevel.Error, "{Subscriber} stopped: {Cause}")]
    private static partial void StoppedAt(ILogger log, string subscriber, string cause);
}
