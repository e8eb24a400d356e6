using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>All views of the host: those that are written with their stream and those that follow a log.</summary>
public sealed class Views
{
    internal Views(IEnumerable<ViewDefinition> inline, Subscriptions subscriptions)
    {
        var shared = subscriptions.All.Where(subscription => subscription.View is not null).Select(subscription => new ViewDefinition(
            subscription.Name,
            subscription.Source,
            subscription.Target,
            subscription.Name,
            subscription.Names,
            subscription.Select,
            subscription.View!));
        All = [.. inline.Concat(shared).OrderBy(view => view.Name, StringComparer.Ordinal)];
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ViewDefinition> All { get; }

    /// <summary>The view of that name, or null.</summary>
    public ViewDefinition? Find(string name) => All.FirstOrDefault(view => view.Name == name);
}
