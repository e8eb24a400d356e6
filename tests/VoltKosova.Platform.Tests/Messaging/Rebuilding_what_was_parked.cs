using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>What a subscriber could not take, a rebuild has taken; the host that owns it hears of that.</summary>
public sealed class Rebuilding_what_was_parked() : Inns(onPostgres: true)
{
    [Fact]
    public async Task counts_what_comes_later_on_the_stream()
    {
        var host = await Open();
        await Owner("ALTER TABLE inn.mt_doc_floor ADD CONSTRAINT no_second_floor CHECK (id <> 'floor-2')");
        var (guest, _) = await host.Inn.Arrives("Arta", 201);
        await host.Until(Floor.Name, status => status.Parked == 1);
        await host.Inn.Moves(guest, 1);
        await Wait.Until(
            async () => (await host.InnLog.ReadCheckpoint(Floor.Name, default)).Position == 2, () => "the place was never stored");
        await Owner("ALTER TABLE inn.mt_doc_floor DROP CONSTRAINT no_second_floor");

        (await host.Rebuild().Run(host.Views.Find(Floor.Name)!, (_, _) => Task.CompletedTask, default)).Written.ShouldBe(1);
        await ArrivesAgain(host, guest, 201);

        await Wait.Until(async () => await Arrivals(host, "floor-2") == 2, () => "the stream is passed over for ever");
        await host.Until(Floor.Name, status => status.Parked == 0);
    }

    private static async Task<int> Arrivals(InnHost host, string floor) =>
        await host.InnLog.ReadRow(InnStreams.Floors, floor, default) is { } row ? StoredJson.Read<Floor>(row).Arrivals : 0;

    /// <summary>A second arrival on the stream of a guest, which only this test knows.</summary>
    private static async Task ArrivesAgain(InnHost host, Guid guest, int room)
    {
        var json = $$"""{"guest_id": "{{guest}}", "person_id": "{{guest}}", "room": {{room}}}""";
        var append = new StreamAppend(guest, "guest", 2, [new NewEvent(NewId(), "inn.guest-arrived.v1", json)]);
        (await host.InnLog.Commit(new Commit([append], [], new EventMetadata(InnStore.Now, null, null, null)), default))
            .ShouldBeOfType<CommitOutcome.Committed>();
    }
}
