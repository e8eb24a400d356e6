using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>What modules may rely on between them, whatever adapter stands below the stores.</summary>
public abstract class Delivering_events(bool onPostgres, bool apart = false) : Inns(onPostgres, apart)
{
    [Fact]
    public async Task has_every_effect_once_and_in_the_order_of_the_stream()
    {
        var host = await Open();
        var guests = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => host.Inn.Arrives("Arta", number * 100)));
        foreach (var (guest, _) in guests)
        {
            for (var move = 0; move < 4; move++)
                await host.Inn.Moves(guest, 1);
        }

        await host.WhenQuiet();

        foreach (var (index, (guest, _)) in guests.Index())
            (await host.Tables(guest)).ShouldBe(Enumerable.Range((index + 1) * 100, 5));
        (await host.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task says_with_each_effect_which_event_it_came_from()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Besa");

        await host.WhenQuiet();

        var arrived = (await host.InnLog.ReadStream(guest, default)).Single();
        var laid = (await host.KitchenLog.ReadStream(guest, default)).Single();
        laid.Metadata.CausationId.ShouldBe(arrived.Id.ToString());
        laid.Metadata.CorrelationId.ShouldBe("request-1");
    }

    [Fact]
    public async Task stops_before_an_event_that_this_version_does_not_know_and_skips_nothing()
    {
        var host = await Open();
        var (before, _) = await host.Inn.Arrives("Ilire");
        await host.WhenQuiet();
        await StoreUnknown(host);
        var (after, _) = await host.Inn.Arrives("Jeta");

        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Stopped);
        await host.Until(Floor.Name, status => status.State == SubscriberState.Stopped);

        host.Status(WhenGuestRoomedThenLayTable.Name).Error.ShouldBe("unknown event inn.guest-flew.v1");
        (await host.Tables(before)).ShouldBe([101]);
        (await host.Tables(after)).ShouldBeEmpty();
        (await host.KitchenLog.ReadCheckpoint(WhenGuestRoomedThenLayTable.Name, default)).Position.ShouldBe(1);
    }

    [Fact]
    public async Task lets_another_host_have_what_this_version_does_not_know()
    {
        var host = await Open();
        await StoreUnknown(host);
        await host.Until(Floor.Name, status => status.State == SubscriberState.Stopped);

        await Wait.Until(
            () => host.InnLog.Hold(Floor.Name, EventStoreContract.NewId(), TimeSpan.FromMinutes(1), default),
            () => "the host that cannot go on keeps the subscriber to itself");

        await host.Until(Floor.Name, status => status.State == SubscriberState.Standby);
    }

    [Fact]
    public async Task reaches_reactions_of_the_module_itself()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Krenare");
        await host.Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Leave()));

        await host.WhenQuiet();

        (await host.InnLog.ReadRow(InnStreams.Rooms, $"free-after-{guest}", default)).ShouldBe("2");
    }

    [Fact]
    public async Task reaches_those_who_want_to_hear_everything_that_is_published()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Lea");
        await host.Inn.Moves(guest, 1);
        await host.Inn.Write(writing => writing.Decide(InnStreams.Guests, guest, new GuestCommand.Leave()));

        await host.WhenQuiet();

        var said = new List<string?>();
        foreach (var stored in await host.InnLog.ReadStream(guest, default))
            said.Add(await host.KitchenLog.ReadRow(KitchenStreams.Gossip, stored.Id.ToString(), default));
        said.Select(json => StoredJson.Read<WhenAnythingHappensThenGossip.Said>(json!)).ShouldBe(
            [new("inn.guest-roomed.v1", "inn"), new("inn.guest-roomed.v1", "inn"), new("inn.guest-gone.v1", "inn")]);
    }

    [Fact]
    public async Task counts_right_in_a_row_that_many_streams_share()
    {
        var host = await Open();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => host.Inn.Arrives("Mal", 100 + (number % 4 * 100)))));
        await host.WhenQuiet();

        for (var floor = 1; floor <= 4; floor++)
            StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, $"floor-{floor}", default))!).ShouldBe(new Floor(10));
    }

    [Fact]
    public async Task is_not_called_quiet_while_a_reaction_works()
    {
        var host = await Open();
        host.Mood.Waits = new TaskCompletionSource();
        var (guest, _) = await host.Inn.Arrives("Nora");
        await Wait.Until(() => Task.FromResult(host.Mood.Tried.Contains(guest)), () => "it was not tried");

        var quiet = host.WhenQuiet();
        await host.Until(Floor.Name, status => status.Position > 0);

        quiet.IsCompleted.ShouldBeFalse();
        host.Mood.Waits.SetResult();
        await quiet;
        (await host.Tables(guest)).ShouldBe([101]);
    }
}

public sealed class Delivering_events_in_memory() : Delivering_events(onPostgres: false);

public sealed class Delivering_events_over_PostgreSQL() : Delivering_events(onPostgres: true);
