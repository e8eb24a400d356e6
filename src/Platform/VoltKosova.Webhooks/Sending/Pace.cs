using System.Collections.Concurrent;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// How many requests an endpoint that asked for a slow pace may still get in this second from this host. Whoever asked for none is not
/// counted.
/// </summary>
internal sealed class Pace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, (long Second, int Most, int Sent)> _seconds = new();

    /// <summary>What is left of this second, for every endpoint that has been sent to in it and wants a pace.</summary>
    public IReadOnlyDictionary<Guid, int> Left()
    {
        var second = Second;
        foreach (var (endpoint, pace) in _seconds.Where(pair => pair.Value.Second < second))
            _seconds.TryRemove(KeyValuePair.Create(endpoint, pace));
        return _seconds.ToDictionary(pair => pair.Key, pair => Math.Max(pair.Value.Most - pair.Value.Sent, 0));
    }

    /// <summary>Counts a request.</summary>
    public void Count(EndpointRow endpoint)
    {
        if (endpoint.MostPerSecond is not { } most)
            return;
        var second = Second;
        _seconds.AddOrUpdate(endpoint.Id, (second, most, 1), (_, pace) => pace.Second == second
            ? pace with { Sent = pace.Sent + 1 }
            : (second, most, 1));
    }

    private long Second => clock.GetTimestamp() / clock.TimestampFrequency;
}
