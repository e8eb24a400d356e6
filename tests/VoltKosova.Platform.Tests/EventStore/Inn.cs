using System.Text.Json.Nodes;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>A small module to try the store on: guests come, move and go; a room is claimed by one of them.</summary>
internal sealed class InnStreams : IStreams
{
    public const string MovedOnce = "inn.guest-moved.v1";

    public static string Module => "inn";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<GuestEvent.Arrived>("inn.guest-arrived.v1")
        .Map<GuestEvent.Moved>("inn.guest-moved.v2")
        .Map<GuestEvent.Left>("inn.guest-left.v1")
        .Upcast<GuestEvent.Moved>(MovedOnce, old => new JsonObject
        {
            ["guest_id"] = old["guest_id"]!.DeepClone(),
            ["room"] = (old["floor"]!.GetValue<int>() * 100) + old["door"]!.GetValue<int>(),
        })
        .End();

    public static StreamType<Guest, GuestCommand, GuestEvent> Guests { get; } =
        new("guest", Guest.Decider, new InlineView<GuestRow, GuestEvent>(GuestRow.Table, GuestRow.Projection), new Diary());

    public static RowTable Rooms { get; } = new("room", RowKey.Text);

    public static RowTable Floors { get; } = new RowTable("floor", RowKey.Text).Shared();

    /// <summary>What a later version counts instead.</summary>
    public static RowTable FloorsNow { get; } = new RowTable("floor_now", RowKey.Text).Shared();

    public static RowTable Diaries { get; } = new("diary");

    public static IReadOnlyList<TableSpec> Tables { get; } = [new(GuestRow.Table), new(Rooms), new(Floors), new(FloorsNow), new(Diaries)];
}

/// <summary>A row that is made from all facts at once: the rooms that a guest has had.</summary>
internal sealed class Diary : IInlineView<GuestEvent>
{
    public RowTable Table => InnStreams.Diaries;

    public string? Render(IReadOnlyCollection<GuestEvent> history) => StoredJson.Write(history.Select(fact => fact switch
    {
        GuestEvent.Arrived f => f.Room,
        GuestEvent.Moved f => f.Room,
        _ => 0,
    }));
}

internal abstract record GuestEvent
{
    private GuestEvent()
    {
    }

    public sealed record Arrived(
        Guid GuestId, Guid PersonId, [Personal] string? Name, [Personal] Wish? Wish, int Room) : GuestEvent, IAboutPerson;

    public sealed record Moved(Guid GuestId, int Room) : GuestEvent;

    public sealed record Left(Guid GuestId) : GuestEvent;
}

internal sealed record Wish(string Food, DateOnly Until);

internal abstract record GuestCommand
{
    private GuestCommand()
    {
    }

    public sealed record Arrive(GuestEvent.Arrived Fact) : GuestCommand;

    /// <summary>So many doors further; every time it is asked.</summary>
    public sealed record Move(int Doors) : GuestCommand;

    public sealed record Leave : GuestCommand;
}

internal sealed record NobodyThere() : Rejection("There is no such guest.", RejectionKind.NotFound);

internal sealed record RoomTaken() : Rejection("Somebody has this room.");

internal sealed record Guest(Guid Id, string? Name, int Room, bool IsHere)
{
    public static Decider<Guest, GuestCommand, GuestEvent> Decider { get; } = new(new Guest(default, null, 0, false), Decide, Evolve);

    private static Decision<GuestEvent> Decide(Guest guest, GuestCommand command) => (guest, command) switch
    {
        ({ IsHere: false }, GuestCommand.Arrive c) => c.Fact,
        ({ IsHere: false }, _) => new NobodyThere(),
        (_, GuestCommand.Move c) => new GuestEvent.Moved(guest.Id, guest.Room + c.Doors),
        (_, GuestCommand.Leave) => new GuestEvent.Left(guest.Id),
        _ => Decision<GuestEvent>.Nothing,
    };

    private static Guest Evolve(Guest guest, GuestEvent fact) => fact switch
    {
        GuestEvent.Arrived f => new Guest(f.GuestId, f.Name, f.Room, true),
        GuestEvent.Moved f => guest with { Room = f.Room },
        _ => guest with { IsHere = false },
    };
}

internal sealed record GuestRow(string? Name, int Room) : InlineRow
{
    public static RowTable Table { get; } = new("guest");

    public static Projection<GuestRow, GuestEvent> Projection { get; } = new((row, fact) => fact switch
    {
        GuestEvent.Arrived f => new GuestRow(f.Name, f.Room),
        GuestEvent.Moved f => row! with { Room = f.Room },
        _ => null,
    });
}
