using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>The streams that wait behind an event which a subscriber could not take.</summary>
public sealed class DeadLetters
{
    private readonly IServiceProvider _services;

    internal DeadLetters(IServiceProvider services) => _services = services;

    /// <summary>The letters of a module, which is the one that was to act, in the order of subscriber and stream.</summary>
    public async Task<IReadOnlyList<DeadLetter>> List(string module, CancellationToken cancellation) =>
        [.. (await Store(module).ReadRows(SharedTables.DeadLetters, "", cancellation)).Select(row =>
            StoredJson.Read<DeadLetter>(row.Json))];

    private IEventStore Store(string module) => _services.GetRequiredKeyedService<IEventStore>(module);
}
