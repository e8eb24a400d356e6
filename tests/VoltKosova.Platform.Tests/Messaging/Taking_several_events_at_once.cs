using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Platform.Tests.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>One commit for the effects of many events, where the effect allows it.</summary>
public abstract class Taking_several_events_at_once(bool onPostgres) : Inns(onPostgres)
{
    [Fact]
    public async Task commits_once_for_many_and_counts_each_of_them()
    {
        var host = await Open(delivers: false);
        for (var guest = 0; guest < 40; guest++)
            await host.Inn.Arrives("Valon", 100 + (guest % 2 * 100));

        await host.Deliver();
        await host.WhenQuiet();

        StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, "floor-1", default))!).ShouldBe(new Floor(20));
        StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, "floor-2", default))!).ShouldBe(new Floor(20));
        (await host.InnLog.ReadCheckpoint(Floor.Name, default)).Position.ShouldBe(40);
        host.Steps(Floor.Name).ShouldBe(1);
        host.Steps(WhenGuestRoomedThenLayTable.Name).ShouldBe(40, "it has not promised that it can");
    }

    [Fact]
    public async Task writes_the_facts_of_many_in_one_commit_each_with_its_own_cause()
    {
        var host = await Open(delivers: false);
        var guests = new List<Guid>();
        for (var number = 0; number < 20; number++)
            guests.Add((await host.Inn.Arrives("Fatos")).Guest);

        await host.Deliver();
        await host.WhenQuiet();

        foreach (var guest in guests)
            await EachBillNamesItsCause(host, guest);
        host.Steps(WhenGuestRoomedThenOpenBill.Name).ShouldBe(1);
    }

    [Fact]
    public async Task takes_one_by_one_what_would_write_facts_of_two_causes_to_one_stream()
    {
        var host = await Open(delivers: false);
        var (guest, _) = await host.Inn.Arrives("Gent");
        await host.Inn.Moves(guest, 1);

        await host.Deliver();
        await host.WhenQuiet();

        await EachBillNamesItsCause(host, guest);
        host.Steps(WhenGuestRoomedThenOpenBill.Name).ShouldBe(2);
        (await host.Letters()).ShouldBeEmpty();
    }

    private static async Task EachBillNamesItsCause(InnHost host, Guid guest)
    {
        var causes = await host.InnLog.ReadStream(guest, default);
        var bills = await host.KitchenLog.ReadStream(WhenGuestRoomedThenOpenBill.BillOf(guest), default);
        bills.Select(bill => bill.Metadata.CausationId).ShouldBe(causes.Select(cause => cause.Id.ToString()));
        bills.ShouldAllBe(bill => bill.Metadata.CorrelationId == "request-1");
    }

    [Fact]
    public async Task isolates_the_one_event_that_fails_and_has_the_effects_of_the_others()
    {
        var host = await Open(delivers: false);
        var guests = new List<Guid>();
        for (var number = 0; number < 10; number++)
            guests.Add((await host.Inn.Arrives("Zana")).Guest);
        var poison = guests[4];
        host.Mood.Unspeakable = poison;
        await host.Inn.Moves(poison, 1);

        await host.Deliver();
        await host.WhenQuiet();

        var letter = (await host.Letters()).ShouldHaveSingleItem();
        (letter.Subscriber, letter.StreamId, letter.Version, letter.Attempts).ShouldBe(("kitchen.gossip.inn", poison, 1, 5));
        foreach (var guest in guests)
            (await IsSaid(host, guest)).ShouldBe(guest != poison);
    }

    private static async Task<bool> IsSaid(InnHost host, Guid guest)
    {
        var arrived = (await host.InnLog.ReadStream(guest, default))[0];
        return await host.KitchenLog.ReadRow(KitchenStreams.Gossip, arrived.Id.ToString(), default) is not null;
    }
}

public sealed class Taking_several_events_at_once_in_memory() : Taking_several_events_at_once(onPostgres: false);

public sealed class Taking_several_events_at_once_over_PostgreSQL() : Taking_several_events_at_once(onPostgres: true);
