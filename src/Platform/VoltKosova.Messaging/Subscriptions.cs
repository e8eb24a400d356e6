using System.Collections.Frozen;
using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>All subscriptions of the host, each bound to the log that its event comes from.</summary>
internal sealed class Subscriptions
{
    public Subscriptions(IEnumerable<SubscriptionRequest> requests, IEnumerable<Publisher> publishers, IEnumerable<StoreDefinition> stores)
    {
        var published = publishers.ToList();
        var names = stores.ToDictionary(store => store.Module, store => store.Names);
        All = [.. requests.SelectMany(request => Bind(request, published, names))];
        if (All.GroupBy(subscription => subscription.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two subscriptions share the name {twice.Key}.");
    }

    public IReadOnlyList<Subscription> All { get; }

    private static IEnumerable<Subscription> Bind(
        SubscriptionRequest request, List<Publisher> publishers, Dictionary<string, EventNames> names)
    {
        if (request.Event == typeof(PublicEvent))
            return publishers.Select(publisher => ToEverythingOf(publisher, request));
        if (publishers.FirstOrDefault(publisher => publisher.Names.Any(line => line.Type == request.Event)) is { } source)
            return [ToPublic(source, request)];
        var own = names[request.Target].All.Where(name => name.Type.IsAssignableTo(request.Event)).Select(name => name.Name).ToFrozenSet();
        return own.Count > 0
            ? [ToOwn(own, request)]
            : throw new InvalidOperationException($"{request.Name} waits for {request.Event.Name}, which no module publishes or stores.");
    }

    private static Subscription ToOwn(FrozenSet<string> names, SubscriptionRequest request) => new(
        request.Name, request.Target, request.Target, names, fact => fact, request.TakesBatches, request.MayWait, request.View,
        request.Deliver);

    private static Subscription ToPublic(Publisher source, SubscriptionRequest request) => new(
        request.Name,
        source.Module,
        request.Target,
        source.PrivateNames,
        fact => source.Publish(fact) is { } published && published.Body.GetType() == request.Event ? published.Body : null,
        request.TakesBatches,
        request.MayWait,
        request.View,
        request.Deliver);

    private static Subscription ToEverythingOf(Publisher source, SubscriptionRequest request) => new(
        $"{request.Name}.{source.Module}",
        source.Module,
        request.Target,
        source.PrivateNames,
        fact => source.Publish(fact) is { } published ? new PublicEvent(published.Name, source.Module, published.Body) : null,
        request.TakesBatches,
        request.MayWait,
        request.View,
        request.Deliver);
}
