using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// The effect of events: several in one commit where the effect allows it, otherwise and whenever that fails one by one, so that a failure
/// is always that of one event.
/// </summary>
internal sealed partial class Subscriber
{
    private const int BatchSize = 100;
    private const int Attempts = 5;

    /// <summary>A name that this version does not know may be a newer form of what is listened for, so it is not passed over.</summary>
    private async Task<bool> Deliver(IReadOnlyList<StoredEvent> events, CancellationToken stopping)
    {
        var known = events.TakeWhile(stored => _names.Knows(stored.Name)).ToList();
        foreach (var batch in known.Where(IsForUs).Chunk(subscription.TakesBatches ? BatchSize : 1))
        {
            if (!await Renew(stopping))
                return false;
            switch (batch.Length > 1 ? await Together(batch, stopping) : null)
            {
                case true:
                    continue;
                case false:
                    return false;
            }

            foreach (var stored in batch)
            {
                if (!await Renew(stopping) || !await Alone(stored, stopping))
                    return false;
            }
        }

        return known.Count == events.Count ? true : throw new UnknownEventException(events[known.Count].Name);
    }

    private bool IsForUs(StoredEvent stored) => subscription.Names.Contains(stored.Name);

    /// <summary>One commit for all; null when they must be taken one by one.</summary>
    private async Task<bool?> Together(StoredEvent[] batch, CancellationToken stopping)
    {
        try
        {
            var sealer = new EventSealer(_names, _keys, _source);
            var deliveries = new List<Delivered<object>>();
            var free = batch.Where(stored => !_parked.Contains(stored.StreamId)).ToList();
            await sealer.Prepare(free, stopping);
            foreach (var stored in free)
            {
                if (await Open(stored, sealer, stopping) is { } delivered)
                    deliveries.Add(delivered);
            }

            var reached = new Checkpoint(batch[^1].Position, batch[^1].Id);
            return deliveries.Count > 1
                ? await Deliver(deliveries, reached, stopping)
                : null;
        }
        catch (Exception failure) when (IsItsOwn(failure))
        {
            OneByOne(log, subscription.Name, batch.Length, failure.GetType().Name);
            return null;
        }
    }

    private async Task<bool> Alone(StoredEvent stored, CancellationToken stopping)
    {
        if (_parked.Contains(stored.StreamId))
            return true;
        var reached = new Checkpoint(stored.Position, stored.Id);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Open(stored, new EventSealer(_names, _keys, _source), stopping) is not { } delivered
                    || await Deliver([delivered], reached, stopping);
            }
            catch (ReactionRejectedException rejected)
            {
                return await Park(stored, rejected.Code, attempt, stopping);
            }
            catch (Exception failure) when (IsItsOwn(failure))
            {
                Poisoned(log, subscription.Name, stored.Name, stored.Id, attempt, failure.GetType().Name);
                if (attempt == Attempts)
                    return await Park(stored, failure.GetType().Name, attempt, stopping);
                await Task.Delay(pace.FirstRetry * (1 << (attempt - 1)), _real, stopping);
            }
        }
    }

    /// <summary>True when the event is to blame, not the database, the source of the keys or the end of the host.</summary>
    private static bool IsItsOwn(Exception failure) =>
        failure is not OperationCanceledException and not DbException { IsTransient: true } and not IPersonalDataUnavailable;

    /// <summary>The event as it is delivered; null when it is not for this subscriber after all.</summary>
    private async Task<Delivered<object>?> Open(StoredEvent stored, EventSealer sealer, CancellationToken stopping) =>
        subscription.Select(await sealer.Open(stored, stopping)) is { } selected
            ? new Delivered<object>(selected, stored.Id, stored.StreamId, stored.Version, stored.Metadata)
            : null;

    /// <summary>The effect with its step. Events without an effect are passed like those of others: <see cref="KeepUp"/>.</summary>
    private async Task<bool> Deliver(IReadOnlyList<Delivered<object>> deliveries, Checkpoint reached, CancellationToken stopping) =>
        await Deliver(deliveries, StepTo(reached), also: null, stopping) switch
        {
            Reacted.Committed => Stepped(reached),
            Reacted.WithoutEffect => true,
            Reacted.TooLate => false,
        };

    private async Task<Reacted> Deliver(
        IReadOnlyList<Delivered<object>> deliveries, CheckpointMove step, Action<Writing>? also, CancellationToken stopping)
    {
        await using var scope = services.CreateAsyncScope();
        return await subscription.Deliver(scope.ServiceProvider, deliveries, step, also, stopping);
    }

    private async Task<bool> Park(StoredEvent stored, string cause, int attempts, CancellationToken stopping)
    {
        var (now, reached) = (clock.GetUtcNow(), new Checkpoint(stored.Position, stored.Id));
        var letter = new DeadLetter(
            subscription.Name, subscription.Source, stored.StreamId, stored.Id, stored.Name, stored.Version, cause, attempts, now);
        var row = new RowWrite.Put(SharedTables.DeadLetters, letter.Id, StoredJson.Write(letter));
        var metadata = new EventMetadata(now, null, stored.Id.ToString(), null);
        if (await _target.Commit(new Commit([], [row], metadata, StepTo(reached)), stopping) is not CommitOutcome.Committed)
            return false;
        _parked.Add(stored.StreamId);
        Parked(log, subscription.Name, stored.Name, stored.Id, cause);
        return Stepped(reached);
    }

    [LoggerMessage(LogLevel.Warning, "{Subscriber} takes {Count} events one by one: {Cause}")]
    private static partial void OneByOne(ILogger log, string subscriber, int count, string cause);

    [LoggerMessage(LogLevel.Warning, "{Subscriber} could not take {EventName} {EventId}, attempt {Attempt}: {Cause}")]
    private static partial void Poisoned(ILogger log, string subscriber, string eventName, Guid eventId, int attempt, string cause);

    [LoggerMessage(LogLevel.Error, "{Subscriber} gave up {EventName} {EventId} and parked its stream: {Cause}")]
    private static partial void Parked(ILogger log, string subscriber, string eventName, Guid eventId, string cause);
}
