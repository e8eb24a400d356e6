using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Fetching;

/// <summary>
/// Reads the public events out of the modules' own logs: what webhooks carry, under the same ids, from the first one that ever happened.
/// A position is one of a module's log, whose reader never passes a number that may still commit, so nothing is skipped.
/// </summary>
internal sealed class EventLog(
    IEnumerable<Publisher> publishers,
    IEnumerable<StoreDefinition> stores,
    IPersonKeys keys,
    EventCatalogue catalogue,
    IServiceProvider provider)
{
    private const int PageSize = 200;

    /// <summary>How many stored events one answer looks through at most, so that a rare type does not make a request long.</summary>
    private const int LookedThrough = 5000;

    /// <summary>What comes after the positions, as far as one answer goes.</summary>
    /// <param name="after">Per module how far the reader has come; a module that is not named is read from its beginning.</param>
    /// <param name="most">How many events are wanted.</param>
    /// <param name="wants">Whether the reader may have it and asked for it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Fetched> Read(
        IReadOnlyDictionary<string, long> after, int most, Func<CloudEvent, Task<bool>> wants, CancellationToken cancellation)
    {
        var fetched = new Fetched([], after.ToDictionary(), IsEnd: true);
        var left = LookedThrough;
        foreach (var publisher in publishers.OrderBy(publisher => publisher.Module, StringComparer.Ordinal))
        {
            var ended = false;
            while (!ended && fetched.Events.Count < most && left > 0)
                (ended, left) = await Page(publisher, fetched, most, left, wants, cancellation);
            if (!ended)
                return fetched with { IsEnd = false };
        }

        return fetched;
    }

    private async Task<(bool Ended, int Left)> Page(
        Publisher publisher, Fetched fetched, int most, int left, Func<CloudEvent, Task<bool>> wants, CancellationToken cancellation)
    {
        var module = publisher.Module;
        var store = provider.GetRequiredKeyedService<IEventStore>(module);
        var names = stores.First(definition => definition.Module == module).Names;
        var sealer = new EventSealer(names, keys, store);
        var page = await store.ReadForward(fetched.Positions.GetValueOrDefault(module), PageSize, cancellation);
        foreach (var stored in page.Events)
        {
            if (fetched.Events.Count == most)
                return (false, left);
            if (names.Knows(stored.Name) && await Open(publisher, sealer, stored, cancellation) is { } found && await wants(found))
                fetched.Events.Add(found);
            fetched.Positions[module] = stored.Position;
            left--;
        }

        // A page may end before a number that is still on its way, and be followed by more at once.
        var stands = page.HeldUpBy is not null || page.Through <= fetched.Positions.GetValueOrDefault(module, -1);
        fetched.Positions[module] = page.Through;
        return (page.Through >= page.End || (stands && page.Events.Count == 0), left);
    }

    private async Task<CloudEvent?> Open(Publisher publisher, EventSealer sealer, StoredEvent stored, CancellationToken cancellation)
    {
        if (publisher.Publish(await sealer.Open(stored, cancellation)) is not var (name, body) || catalogue.Find(name) is null)
            return null;
        var published = new PublicEvent(name, publisher.Module, body);
        var delivered = new Delivered<PublicEvent>(published, stored.Id, stored.StreamId, stored.Version, stored.Metadata);
        return catalogue.Of(delivered, CloudEvent.DataOf(body));
    }
}

/// <summary>A piece of the public events.</summary>
/// <param name="Events">In the order of each module's log.</param>
/// <param name="Positions">How far each module's log has been read.</param>
/// <param name="IsEnd">Whether nothing more has happened until now.</param>
internal sealed record Fetched(List<CloudEvent> Events, Dictionary<string, long> Positions, bool IsEnd);
