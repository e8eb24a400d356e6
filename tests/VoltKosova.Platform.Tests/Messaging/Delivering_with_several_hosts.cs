using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>Each subscriber has one owner among all hosts, and the next one when that is gone.</summary>
public sealed class Delivering_with_several_hosts() : Inns(onPostgres: true)
{
    [Fact]
    public async Task continues_where_the_host_before_had_come_to()
    {
        var first = await Open();
        var (guest, _) = await first.Inn.Arrives("Arta");
        await first.WhenQuiet();
        await first.Stop();
        await first.Inn.Moves(guest, 1);

        var second = await Open();
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102]);
        second.Mood.Tried.ShouldBe([guest]);
    }

    [Fact]
    public async Task has_one_effect_though_two_hosts_believe_that_they_may_act()
    {
        var careless = InnHost.Hurried with { Lease = TimeSpan.FromMilliseconds(1), Renewal = TimeSpan.FromHours(1) };
        var (one, other) = (await Open(pace: careless), await Open(pace: careless));
        await Task.WhenAll(BothAct(one), BothAct(other));

        var guests = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(number => Task.Run(() => (number % 2 == 0 ? one : other).Inn.Arrives("Besa"))));
        foreach (var (guest, _) in guests)
            await one.Inn.Moves(guest, 1);
        await Wait.Until(
            async () => await AllLaid(one, guests) && await Gossips(one, guests) && await Arrivals(one) == guests.Length,
            () => "not everything was delivered");
        await Task.WhenAll(one.Stop(), other.Stop());

        foreach (var (guest, _) in guests)
            (await one.Tables(guest)).ShouldBe([101, 102]);
        (await Arrivals(one)).ShouldBe(30);
        (await one.Letters()).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_taken_over_once_the_lease_of_a_dead_host_has_ended()
    {
        var first = await Open();
        await first.Inn.Arrives("Dea");
        await first.WhenQuiet();
        var second = await Open();
        second.Status(Floor.Name).State.ShouldBe(SubscriberState.Standby);

        first.CutOff();
        var (guest, _) = await second.Inn.Arrives("Era");
        foreach (var status in second.Delivery.Statuses)
            await second.Until(status.Name, now => now.State == SubscriberState.Active);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101]);
    }

    [Fact]
    public async Task refuses_the_commit_of_a_host_that_was_frozen_while_another_took_over_and_did_nothing()
    {
        var frozen = await Open();
        frozen.Mood.Waits = new TaskCompletionSource();
        var (guest, _) = await frozen.Inn.Arrives("Teuta");
        await Wait.Until(() => Task.FromResult(frozen.Mood.Tried.Contains(guest)), () => "it was not tried");

        // The frozen host has decided and will commit as soon as it wakes; the other has the lease and moves nothing.
        var other = EventStoreContract.NewId();
        await Wait.Until(
            () => frozen.KitchenLog.Hold(WhenGuestRoomedThenLayTable.Name, other, TimeSpan.FromMinutes(1), default),
            () => "the lease never ended");
        frozen.Mood.Waits.SetResult();
        await frozen.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Standby);

        (await frozen.Tables(guest)).ShouldBeEmpty();
        await frozen.KitchenLog.Release(WhenGuestRoomedThenLayTable.Name, other, default);
        await frozen.WhenQuiet();
        (await frozen.Tables(guest)).ShouldBe([101]);
    }

    [Fact]
    public async Task is_handed_over_at_once_by_a_host_that_stops()
    {
        var stubborn = InnHost.Hurried with { Lease = TimeSpan.FromHours(1) };
        var first = await Open(pace: stubborn);
        await first.WhenQuiet();
        var second = await Open(pace: stubborn);

        await first.Stop();
        await second.WhenQuiet();

        second.Status(Floor.Name).State.ShouldBe(SubscriberState.Active);
    }

    [Fact]
    public async Task does_nothing_again_that_was_taken_up_before_the_host_changed()
    {
        var first = await Open();
        var (guest, _) = await ArrivesSpoilt(first, "Rina");
        await first.Inn.Moves(guest, 1);
        await first.Inn.Arrives("Saranda", 301);
        await first.WhenQuiet();
        first.Mood.Spoilt.Clear();
        await first.DeadLetters.Retry(WhenGuestRoomedThenLayTable.Name, guest, default);
        await UntilThereIsNoLetter(first);
        first.CutOff();

        var second = await Open();
        foreach (var status in second.Delivery.Statuses)
            await second.Until(status.Name, now => now.State == SubscriberState.Active);
        await second.Inn.Moves(guest, 1);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102, 103]);
        second.Mood.Tried.ShouldBe([guest]);
    }

    private static async Task<int> Arrivals(InnHost host) =>
        await host.InnLog.ReadRow(InnStreams.Floors, "floor-1", default) is { } row ? StoredJson.Read<Floor>(row).Arrivals : 0;

    private static async Task BothAct(InnHost host)
    {
        foreach (var status in host.Delivery.Statuses)
            await host.Until(status.Name, now => now.State == SubscriberState.Active);
    }

    private static async Task<bool> AllLaid(InnHost host, IEnumerable<(Guid Guest, Guid Person)> guests)
    {
        foreach (var (guest, _) in guests)
        {
            if ((await host.Tables(guest)).Count() < 2)
                return false;
        }

        return true;
    }

    private static async Task<bool> Gossips(InnHost host, IEnumerable<(Guid Guest, Guid Person)> guests)
    {
        foreach (var (guest, _) in guests)
        {
            foreach (var stored in await host.InnLog.ReadStream(guest, default))
            {
                if (await host.KitchenLog.ReadRow(KitchenStreams.Gossip, stored.Id.ToString(), default) is null)
                    return false;
            }
        }

        return true;
    }
}
