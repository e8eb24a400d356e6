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
    public void is_taken_over_within_a_quarter_of_a_minute() =>
        (DeliveryPace.Usual.Lease + DeliveryPace.Usual.Poll).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(15));

    [Fact]
    public async Task refuses_the_commit_of_a_host_that_was_frozen_while_another_took_over_and_did_nothing()
    {
        var frozen = await Open();
        var (guest, other) = await WakesUpAfterItWasTakenOver(frozen);
        await frozen.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Standby);

        (await frozen.Tables(guest)).ShouldBeEmpty();
        await frozen.KitchenLog.Release(WhenGuestRoomedThenLayTable.Name, other, default);
        await frozen.WhenQuiet();
        (await frozen.Tables(guest)).ShouldBe([101]);
    }

    [Fact]
    public async Task looks_at_the_letters_again_when_another_host_had_the_lease_meanwhile_and_moved_no_place()
    {
        var host = await Open();
        var (guest, _) = await ArrivesSpoilt(host, "Besa");
        await host.WhenQuiet();
        host.Mood.Spoilt.Clear();

        // What another host does while this one is frozen: it takes the lease, settles the letter and gives the lease back.
        await Owner(
            $"""
            UPDATE kitchen.vk_subscriber_lease SET expires_at = '-infinity' WHERE name = '{WhenGuestRoomedThenLayTable.Name}';
            SELECT kitchen.vk_hold('{WhenGuestRoomedThenLayTable.Name}', gen_random_uuid(), '1 minute');
            DELETE FROM kitchen.mt_doc_dead_letter;
            DELETE FROM kitchen.vk_subscriber_lease WHERE name = '{WhenGuestRoomedThenLayTable.Name}';
            """);
        await Wait.Until(
            async () => await host.KitchenLog.OwnerOf(WhenGuestRoomedThenLayTable.Name, default) == host.Delivery.Host,
            () => "it does not take the lease again");
        await host.Inn.Moves(guest, 1);

        await Wait.Until(async () => (await host.Tables(guest)).Any(), () => "the stream is passed over for ever");
        (await host.Tables(guest)).ShouldBe([102]);
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
