using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// Sends what is due, on every host at once. Each endpoint has a few places on a host and each attempt its timeout, so a receiver that
/// hangs keeps nobody waiting but itself.
/// </summary>
internal sealed class Deliverer(
    DeliveryQueue queue,
    Attempt attempt,
    Pace pace,
    WebhookSettings settings,
    IHostApplicationLifetime lifetime,
    ILogger<Deliverer> log)
    : BackgroundService
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _betweenSkips = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(Guid Claim, Guid Delivery), (Guid Endpoint, Task Task)> _underWay = new();
    private readonly CommitSignal _ended = new();
    private long _skippedAt;

    /// <summary>Waits until all that is due has been tried. For tests and for filling a demo; on a busy host it may never come.</summary>
    public async Task WhenQuiet(CancellationToken cancellation)
    {
        while (!_underWay.IsEmpty || !await queue.IsEmpty(cancellation))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await Turn(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_underWay.Values.Select(one => one.Task));
        }
    }

    private async Task Turn(CancellationToken stopping)
    {
        var ended = _ended.Next;
        try
        {
            var busy = _underWay.Values.GroupBy(one => one.Endpoint).ToDictionary(group => group.Key, group => group.Count());
            foreach (var parcel in await queue.Claim(busy, pace.Left(), settings.AtOnce - busy.Values.Sum(), stopping))
                Begin(parcel, stopping);
            await Skip(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database does not answer, or holds what this version cannot read: what is due stays due.
            log.LogWarning("Webhooks wait: {Cause}", failure.GetType().Name);
        }

        await Task.WhenAny(ended, Task.Delay(_poll, TimeProvider.System, stopping));
        stopping.ThrowIfCancellationRequested();
    }

    private async Task Skip(CancellationToken stopping)
    {
        if (_skippedAt != 0 && TimeProvider.System.GetElapsedTime(_skippedAt) < _betweenSkips)
            return;
        await queue.SkipUnwanted(stopping);
        _skippedAt = TimeProvider.System.GetTimestamp();
    }

    private void Begin(Parcel parcel, CancellationToken stopping)
    {
        pace.Count(parcel.Endpoint);

        // Begun only once it is listed, so that it cannot end before.
        var listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[parcel.Key] = (parcel.Endpoint.Id, Run(listed.Task, parcel, stopping));
        listed.SetResult();
    }

    private async Task Run(Task listed, Parcel parcel, CancellationToken stopping)
    {
        await listed;
        try
        {
            await attempt.Make(parcel, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBack(parcel);
        }
        catch (Exception failure)
        {
            // Ours, not the receiver's: no attempt is charged, the lease ends by itself.
            log.LogError("Webhook delivery {Delivery} could not be tried: {Cause}", parcel.First.Id, failure.GetType().Name);
            await Note(parcel);
        }
        finally
        {
            _underWay.TryRemove(parcel.Key, out _);
            _ended.Pulse();
        }
    }

    private async Task Note(Parcel parcel)
    {
        try
        {
            await attempt.NoteOwnFailure(parcel);
        }
        catch (DbException)
        {
            // Then the log of this host is all there is.
        }
    }

    private async Task GiveBack(Parcel parcel)
    {
        try
        {
            await queue.GiveBack(parcel, CancellationToken.None);
        }
        catch (DbException)
        {
            // The lease ends by itself.
        }
    }
}
