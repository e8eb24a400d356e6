using System.Collections.Concurrent;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A guest has a room; published when they come and whenever they move.</summary>
public sealed record GuestRoomed(Guid GuestId, int Room);

/// <summary>A guest has gone.</summary>
public sealed record GuestGone(Guid GuestId);

/// <summary>What the inn publishes.</summary>
internal static class InnPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<InnStreams>()
        .On<GuestEvent.Arrived, GuestRoomed>("inn.guest-roomed.v1", fact => new GuestRoomed(fact.GuestId, fact.Room))
        .On<GuestEvent.Moved, GuestRoomed>("inn.guest-roomed.v1", fact => new GuestRoomed(fact.GuestId, fact.Room))
        .On<GuestEvent.Left, GuestGone>("inn.guest-gone.v1", fact => new GuestGone(fact.GuestId))
        .End();
}

/// <summary>
/// A second module: lays a table for every room that a guest gets. It keeps no count of its own, so whatever is done twice shows.
/// </summary>
internal sealed class KitchenStreams : IStreams
{
    public static string Module => "kitchen";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<TableLaid>("kitchen.table-laid.v1")
        .Map<BillOpened>("kitchen.bill-opened.v1")
        .End();

    /// <summary>One stream a guest.</summary>
    public static StreamType<int, TableLaid, TableLaid> Guests { get; } = new(
        "guest", new Decider<int, TableLaid, TableLaid>(
            0, (_, laid) => laid.Room == Closed ? new RoomClosed() : laid, (count, _) => count + 1));

    /// <summary>One stream a guest, too.</summary>
    public static StreamType<int, BillOpened, BillOpened> Bills { get; } = new(
        "bill", new Decider<int, BillOpened, BillOpened>(0, (_, opened) => opened, (count, _) => count + 1));

    public static RowTable Gossip { get; } = new("gossip");

    /// <summary>A room that the kitchen refuses to serve.</summary>
    public const int Closed = 13;

    public static IReadOnlyList<TableSpec> Tables { get; } = [new(Gossip)];
}

internal sealed record TableLaid(Guid GuestId, int Room);

internal sealed record BillOpened(int Room);

internal sealed record RoomClosed() : Rejection("This room is closed.");

/// <summary>How the kitchen of one host feels; a test decides.</summary>
internal sealed class Mood
{
    public ConcurrentDictionary<Guid, string> Spoilt { get; } = new();

    public ConcurrentQueue<Guid> Tried { get; } = new();

    /// <summary>Whether the reaction that lays tables cannot even be made.</summary>
    public bool Unmakeable { get; set; }

    /// <summary>A guest of whom nobody may gossip.</summary>
    public Guid? Unspeakable { get; set; }

    /// <summary>Until it is completed, nothing is finished.</summary>
    public TaskCompletionSource? Waits { get; set; }
}

internal sealed class WhenGuestRoomedThenLayTable : IReaction<GuestRoomed>
{
    public const string Name = "kitchen.lay-table";

    private readonly Mood _mood;

    public WhenGuestRoomedThenLayTable(Mood mood) =>
        _mood = mood.Unmakeable ? throw new InvalidOperationException("something that it needs is missing") : mood;

    public async Task When(Delivered<GuestRoomed> delivered, Writing writing)
    {
        var (guest, room) = delivered.Event;
        _mood.Tried.Enqueue(guest);
        await writing.Decide(KitchenStreams.Guests, guest, new TableLaid(guest, room));
        if (_mood.Waits is { } waits)
            await waits.Task.WaitAsync(writing.Cancellation);
        if (_mood.Spoilt.TryGetValue(guest, out var words))
            throw new InvalidDataException(words);
    }
}

/// <summary>Writes facts for many guests in one commit: a bill is opened for every room that a guest gets.</summary>
[TakesBatches]
internal sealed class WhenGuestRoomedThenOpenBill : IReaction<GuestRoomed>
{
    public const string Name = "kitchen.open-bill";

    public Task When(Delivered<GuestRoomed> delivered, Writing writing) => writing.Decide(
        KitchenStreams.Bills, BillOf(delivered.Event.GuestId), new BillOpened(delivered.Event.Room));

    public static Guid BillOf(Guid guest) => new([.. guest.ToByteArray().Reverse()]);
}

/// <summary>Hears everything that anybody publishes; an event heard twice would be a row taken twice.</summary>
[TakesBatches]
internal sealed class WhenAnythingHappensThenGossip(Mood mood) : IReaction<PublicEvent>
{
    public const string Name = "kitchen.gossip";

    public Task When(Delivered<PublicEvent> delivered, Writing writing)
    {
        if (delivered.StreamId == mood.Unspeakable)
            throw new InvalidDataException("not a word");
        writing.Insert(KitchenStreams.Gossip, delivered.Id.ToString(), new Said(delivered.Event.Name, delivered.Event.Module));
        return Task.CompletedTask;
    }

    internal sealed record Said(string Name, string Module);
}

/// <summary>Hears a fact of its own module that nobody else hears.</summary>
internal sealed class WhenGuestLeftThenFreeTheRoom : IReaction<GuestEvent.Left>
{
    public const string Name = "inn.free-the-room";

    public Task When(Delivered<GuestEvent.Left> delivered, Writing writing)
    {
        writing.Insert(InnStreams.Rooms, $"free-after-{delivered.Event.GuestId}", delivered.Version);
        return Task.CompletedTask;
    }
}

/// <summary>How many guests came to a floor: a row that many streams share.</summary>
internal sealed record Floor(int Arrivals)
{
    public const string Name = "inn.floors";
    public const string NameNow = "inn.floors-now";

    public static Projection<Floor, GuestEvent> Projection { get; } = new((floor, _) => new Floor((floor?.Arrivals ?? 0) + 1));

    public static string? KeyOf(GuestEvent fact) => fact is GuestEvent.Arrived arrived ? $"floor-{arrived.Room / 100}" : null;
}
