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
                ? await Carry(cancellation => Have(deliveries, reached, cancellation), stopping)
                : null;
        }
        catch (Exception failure) when (Errand.IsItsOwn(failure))
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
        var errand = new Errand(
            DeliveryPace.Attempts,
            async cancellation => await Open(stored, new EventSealer(_names, _keys, _source), cancellation) is not { } delivered
                || await Have([delivered], reached, cancellation),
            (attempt, failure) => Poisoned(log, subscription.Name, stored.Name, stored.Id, attempt, failure.GetType().Name));
        try
        {
            await _courier.Run(errand, stopping);
            return errand.Done;
        }
        catch (Exception failure) when (Errand.IsItsOwn(failure))
        {
            return await Park(stored, CauseOf(failure), errand.Attempt, stopping);
        }
    }

    /// <summary>Never the words of an exception, which may quote data.</summary>
    private static string CauseOf(Exception failure) =>
        failure is ReactionRejectedException rejected ? rejected.Code : failure.GetType().Name;

    /// <summary>The event as it is delivered; null when it is not for this subscriber after all.</summary>
    private async Task<Delivered<object>?> Open(StoredEvent stored, EventSealer sealer, CancellationToken stopping) =>
        subscription.Select(await sealer.Open(stored, stopping)) is { } selected
            ? new Delivered<object>(selected, stored.Id, stored.StreamId, stored.Version, stored.Metadata)
            : null;

    /// <summary>Once, by the courier.</summary>
    private async Task<bool> Carry(Func<CancellationToken, Task<bool>> act, CancellationToken stopping)
    {
        var errand = new Errand(attempts: 1, act);
        await _courier.Run(errand, stopping);
        return errand.Done;
    }

    /// <summary>The effect with its step. Events without an effect are passed like those of others: <see cref="KeepUp"/>.</summary>
    private async Task<bool> Have(IReadOnlyList<Delivered<object>> deliveries, Checkpoint reached, CancellationToken stopping) =>
        await Have(deliveries, StepTo(reached), also: null, stopping) switch
        {
            Reacted.Committed => Stepped(reached),
            Reacted.WithoutEffect => true,
            Reacted.TooLate => false,
        };

    private async Task<Reacted> Have(
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
