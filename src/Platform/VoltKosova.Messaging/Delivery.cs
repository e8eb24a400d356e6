using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>Runs all subscribers of this host.</summary>
public sealed class Delivery : BackgroundService
{
    private readonly IReadOnlyList<Subscriber> _subscribers;
    private readonly Meter _meter;
    private readonly Turns _turns = new();
    private readonly IHostApplicationLifetime _lifetime;

    internal Delivery(
        Subscriptions subscriptions,
        IServiceProvider services,
        DeliveryPace pace,
        IdSource ids,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        ILogger<Delivery> log)
    {
        _lifetime = lifetime;
        Host = ids.Next();
        _subscribers = [.. subscriptions.All.Select(one => new Subscriber(one, services, Host, pace, clock, _turns, log))];
        _meter = DeliveryMeter.Of(() => Statuses);
    }

    /// <summary>This host, as the owner of subscribers.</summary>
    public Guid Host { get; }

    /// <summary>Whether a subscriber of this host has had the effect of everything that concerns it up to the end of its log.</summary>
    public Task<bool> HasNothingLeft(string subscriber, CancellationToken cancellation) =>
        Subscriber.HaveNothingLeft([_subscribers.First(one => one.Status.Name == subscriber)], cancellation);

    /// <summary>How every subscriber is doing.</summary>
    public IReadOnlyList<SubscriberStatus> Statuses => [.. _subscribers.Select(subscriber => subscriber.Status)];

    /// <summary>
    /// Waits until every subscriber has had the effect of everything that is in the logs, effects of effects included. For tests and for
    /// filling a demo; on a busy host it may never come.
    /// </summary>
    public async Task WhenQuiet(CancellationToken cancellation)
    {
        while (!await IsQuiet(cancellation))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellation);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        _turns.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await _lifetime.HasStarted(stoppingToken))
            await Task.WhenAll(_subscribers.Select(subscriber => Task.Run(() => subscriber.Run(stoppingToken), stoppingToken)));
    }

    /// <summary>
    /// Nobody has anything before them, and nobody has moved from the first look to the last: otherwise the last to be looked at could have
    /// had an effect that the first has before them now.
    /// </summary>
    private async Task<bool> IsQuiet(CancellationToken cancellation)
    {
        if (_subscribers.Any(subscriber => subscriber.Status.State is not SubscriberState.Active))
            return false;
        var before = Positions();
        var done = await Task.WhenAll(
            _subscribers.GroupBy(subscriber => subscriber.Status.Source)
                .Select(ofOneLog => Subscriber.HaveNothingLeft([.. ofOneLog], cancellation)));
        return done.All(nothing => nothing) && before.SequenceEqual(Positions());
    }

    private List<long> Positions() => [.. _subscribers.Select(subscriber => subscriber.Status.Position)];
}
