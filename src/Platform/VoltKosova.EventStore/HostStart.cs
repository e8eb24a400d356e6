using Microsoft.Extensions.Hosting;

namespace VoltKosova.EventStore;

/// <summary>
/// For work that goes on beside the answering of requests. Begun with the host it would compete with the host's start for processors and
/// connections: what is waiting has waited while there was no host, and who asks first is answered sooner.
/// </summary>
public static class HostStart
{
    /// <summary>Waits until the host has started, which is when it answers requests.</summary>
    /// <returns>False when it is stopped before that.</returns>
    public static async Task<bool> HasStarted(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStop = stopping.Register(() => started.TrySetResult(false));
        return await started.Task;
    }
}
