using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A store that counts how often the place of a subscriber was moved on.</summary>
internal sealed class WatchedStore(IEventStore store) : IEventStore
{
    public ConcurrentDictionary<string, int> Steps { get; } = new();

    public string Module => store.Module;

    public CommitSignal Appended => store.Appended;

    public CommitSignal RowsChanged => store.RowsChanged;

    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation)
    {
        var outcome = await store.Commit(commit, cancellation);
        if (outcome is CommitOutcome.Committed && commit.Checkpoint is { } step && step.To > step.From)
            Steps.AddOrUpdate(step.Subscriber, 1, (_, count) => count + 1);
        return outcome;
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation) =>
        store.ReadStream(streamId, cancellation);

    public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation) =>
        store.ReadForward(after, limit, cancellation);

    public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation) => store.ReadRow(table, id, cancellation);

    public Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation) =>
        store.ReadRows(table, prefix, cancellation);

    public Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation) =>
        store.ReadCheckpoint(subscriber, cancellation);

    public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        store.Hold(subscriber, owner, lease, cancellation);

    public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        store.HoldOn(subscriber, owner, lease, cancellation);

    public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation) => store.OwnerOf(subscriber, cancellation);

    public Task Release(string subscriber, Guid owner, CancellationToken cancellation) => store.Release(subscriber, owner, cancellation);

    /// <summary>Watches every store that has been added.</summary>
    public static void Watch(IServiceCollection services)
    {
        foreach (var added in services.Where(service => service.IsKeyedService && service.ServiceType == typeof(IEventStore)).ToList())
        {
            services.Remove(added);
            services.AddKeyedSingleton<IEventStore>(
                added.ServiceKey,
                (provider, key) => new WatchedStore((IEventStore)added.KeyedImplementationFactory!(provider, key)));
        }
    }
}
