using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>All subscribers as the databases know them, whichever host acts.</summary>
public sealed class SubscriberBoard
{
    private readonly Subscriptions _subscriptions;
    private readonly Delivery _delivery;
    private readonly IServiceProvider _services;

    internal SubscriberBoard(Subscriptions subscriptions, Delivery delivery, IServiceProvider services) =>
        (_subscriptions, _delivery, _services) = (subscriptions, delivery, services);

    /// <summary>The shared views that have never been full, as far as this host has looked; reads of them are refused.</summary>
    public IReadOnlyList<string> Unfilled => [.. _services.GetRequiredService<ViewFilling>().Unfilled];

    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<SubscriberShown>> Read(CancellationToken cancellation)
    {
        var here = _delivery.Statuses.ToDictionary(status => status.Name);
        var shown = new List<SubscriberShown>();
        foreach (var subscription in _subscriptions.All.OrderBy(subscription => subscription.Name, StringComparer.Ordinal))
            shown.Add(await Show(subscription, here[subscription.Name], cancellation));
        return shown;
    }

    private async Task<SubscriberShown> Show(Subscription subscription, SubscriberStatus here, CancellationToken cancellation)
    {
        var (source, target) = (Store(subscription.Source), Store(subscription.Target));
        var owner = await target.OwnerOf(subscription.Name, cancellation);
        var isHere = owner == _delivery.Host;
        var parked = (await target.ReadRows(SharedTables.DeadLetters, subscription.Name + "/", cancellation)).Count;
        var at = await target.ReadCheckpoint(subscription.Name, cancellation);
        long? behind;
        try
        {
            // What is passed without an effect is stored only now and then, but known here.
            var end = (await source.ReadForward(at, 1, cancellation)).End;
            behind = isHere && here.State is SubscriberState.Active && await _delivery.HasNothingLeft(subscription.Name, cancellation)
                ? 0
                : end - (isHere ? Math.Max(here.Position, at.Position) : at.Position);
        }
        catch (LogLostItsEndException)
        {
            behind = null;
        }

        return new SubscriberShown(
            subscription.Name,
            subscription.Source,
            subscription.Target,
            owner is null && here.State is not SubscriberState.Stopped ? SubscriberState.Standby
                : isHere || here.State is SubscriberState.Stopped ? here.State : SubscriberState.Active,
            owner,
            at.Position,
            behind,
            parked,
            subscription.View is null ? null : await IsFull(target, subscription.Name, cancellation),
            here.Error);
    }

    private static async Task<bool> IsFull(IEventStore target, string view, CancellationToken cancellation) =>
        await target.ReadRow(SharedTables.FullViews, view, cancellation) is not null;

    private IEventStore Store(string module) => _services.GetRequiredKeyedService<IEventStore>(module);
}

/// <summary>One subscriber.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The module whose log it reads.</param>
/// <param name="Target">The module it acts in.</param>
/// <param name="State">What it does; <c>standby</c> when no host has it.</param>
/// <param name="Owner">The host that has it.</param>
/// <param name="Position">Everything up to here has had its effect.</param>
/// <param name="Behind">How many numbers of the log are before it; null when the log has lost its end.</param>
/// <param name="Parked">How many streams wait in its dead letters.</param>
/// <param name="Full">Whether a shared view has once been full, until when reads of it are refused; null for reactions.</param>
/// <param name="Error">What this host says keeps it; null when all is well.</param>
public sealed record SubscriberShown(
    string Name,
    string Source,
    string Target,
    SubscriberState State,
    Guid? Owner,
    long Position,
    long? Behind,
    int Parked,
    bool? Full,
    string? Error);
