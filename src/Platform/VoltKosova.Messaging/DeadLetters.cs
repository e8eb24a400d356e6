using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>The streams that wait behind an event which a subscriber could not take.</summary>
public sealed class DeadLetters
{
    private readonly Subscriptions _subscriptions;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _clock;

    internal DeadLetters(Subscriptions subscriptions, IServiceProvider services, TimeProvider clock) =>
        (_subscriptions, _services, _clock) = (subscriptions, services, clock);

    /// <summary>The letters of a module, which is the one that was to act, in the order of subscriber and stream.</summary>
    public async Task<IReadOnlyList<DeadLetter>> List(string module, CancellationToken cancellation) =>
        [.. (await Store(module).ReadRows(SharedTables.DeadLetters, "", cancellation)).Select(row =>
            StoredJson.Read<DeadLetter>(row.Json))];

    /// <summary>The letters of all modules, in the order of module, subscriber and stream.</summary>
    public async Task<IReadOnlyList<WaitingLetter>> List(CancellationToken cancellation)
    {
        var waiting = new List<WaitingLetter>();
        foreach (var module in _subscriptions.All.Select(subscription => subscription.Target).Distinct().Order(StringComparer.Ordinal))
        {
            var asked = (await Store(module).ReadRows(SharedTables.DeadLetterRetries, "", cancellation)).Select(row => row.Id).ToHashSet();
            waiting.AddRange((await List(module, cancellation)).Select(letter => new WaitingLetter(letter, asked.Contains(letter.Id))));
        }

        return waiting;
    }

    /// <summary>
    /// Asks for a parked stream to be tried again. The subscriber, on whatever host it acts, takes it up within a second: from the failed
    /// event on, in order, every effect once. When all went well the letter is gone and the stream goes on as before; otherwise the letter
    /// says what failed this time.
    /// </summary>
    /// <returns>False when there is no such letter.</returns>
    public async Task<bool> Retry(string subscriber, Guid streamId, CancellationToken cancellation)
    {
        if (_subscriptions.All.FirstOrDefault(subscription => subscription.Name == subscriber) is not { } subscription)
            return false;
        var (store, id) = (Store(subscription.Target), DeadLetter.IdOf(subscriber, streamId));
        if (await store.ReadRow(SharedTables.DeadLetters, id, cancellation) is null)
            return false;
        var now = _clock.GetUtcNow();
        var ask = new RowWrite.Put(SharedTables.DeadLetterRetries, id, StoredJson.Write(new RetryAsked(now)));
        await store.Commit(new Commit([], [ask], new EventMetadata(now, null, null, null)), cancellation);
        return true;
    }

    private IEventStore Store(string module) => _services.GetRequiredKeyedService<IEventStore>(module);

    private sealed record RetryAsked(DateTimeOffset AskedAt);
}

/// <summary>A dead letter, and whether somebody has asked for it to be tried again.</summary>
public sealed record WaitingLetter(DeadLetter Letter, bool RetryAsked);
