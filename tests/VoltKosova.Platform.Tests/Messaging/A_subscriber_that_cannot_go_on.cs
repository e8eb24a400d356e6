using System.Diagnostics.Metrics;
using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>It says why, skips nothing, and goes on by itself once the cause is gone.</summary>
public sealed class A_subscriber_that_cannot_go_on() : Inns(onPostgres: true)
{
    [Fact]
    public async Task says_which_session_holds_it_up_and_how_far_it_is_behind()
    {
        var host = await Open();
        await host.Inn.Arrives("Agim");
        await host.WhenQuiet();
        await using var idle = await OpenTransaction.Begin(host.Connections("inn"), "inn");
        await idle.Append("inn.guest-left.v1", "guest");
        var (guest, _) = await host.Inn.Arrives("Bardha");

        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.HeldUp);

        var status = host.Status(WhenGuestRoomedThenLayTable.Name);
        status.Error.ShouldBe($"open transaction of session {idle.Session}");
        (status.Position, status.Behind).ShouldBe((1, 2));
        status.BehindSince.ShouldNotBeNull();
        Measured("volt.subscriber.behind", WhenGuestRoomedThenLayTable.Name).ShouldBe(2);
        (await host.Tables(guest)).ShouldBeEmpty();
        await idle.RollBack();
        await host.WhenQuiet();
        (await host.Tables(guest)).ShouldBe([101]);
        host.Status(WhenGuestRoomedThenLayTable.Name).State.ShouldBe(SubscriberState.Active);
    }

    [Fact]
    public async Task is_behind_no_longer_once_it_is_anothers()
    {
        var host = await Open();
        await host.Inn.Arrives("Agim");
        await host.WhenQuiet();
        await using var idle = await OpenTransaction.Begin(host.Connections("inn"), "inn");
        await idle.Append("inn.guest-left.v1", "guest");
        await host.Inn.Arrives("Bardha");
        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.HeldUp);

        await Owner(
            $"""
            UPDATE kitchen.vk_subscriber_lease SET owner = gen_random_uuid(), expires_at = clock_timestamp() + interval '1 hour'
            WHERE name = '{WhenGuestRoomedThenLayTable.Name}'
            """);
        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Standby);

        var status = host.Status(WhenGuestRoomedThenLayTable.Name);
        (status.Behind, status.BehindSince).ShouldBe((0, null));
    }

    [Fact]
    public async Task holds_nobody_else_up()
    {
        var host = await Open();
        await using var idle = await OpenTransaction.Begin(host.Connections("kitchen"), "kitchen");
        await idle.Append("kitchen.table-laid.v1", "guest");

        var (guest, _) = await host.Inn.Arrives("Cen");
        await host.WhenQuiet();

        (await host.Tables(guest)).ShouldBe([101], "the inn's log is another one, and writers wait for nobody");
    }

    [Fact]
    public async Task begins_again_before_a_gap_and_has_every_effect_once_when_it_closes()
    {
        var first = await Open();
        var (guest, _) = await first.Inn.Arrives("Driton");
        await first.WhenQuiet();
        await using var slow = await OpenTransaction.Begin(first.Connections("inn"), "inn");
        await slow.Append("inn.guest-moved.v2", "guest", guest, 1, $$"""{"guest_id": "{{guest}}", "room": 102}""");
        var (later, _) = await first.Inn.Arrives("Elira", 301);
        await first.Stop();

        var second = await Open();
        await second.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.HeldUp);
        (await second.Tables(later)).ShouldBeEmpty();
        await slow.Commit();
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101, 102]);
        (await second.Tables(later)).ShouldBe([301]);
    }

    [Fact]
    public async Task stops_before_a_log_that_has_lost_its_end_and_passes_over_nothing_that_took_the_numbers()
    {
        var host = await Open();
        await host.Inn.Arrives("Fatos");
        var (lost, _) = await host.Inn.Arrives("Gresa");
        await host.WhenQuiet();
        await host.Stop();
        await SetBackTheInn(to: 1);

        var restored = await Open(delivers: false);
        var guests = new List<Guid>();
        for (var number = 0; number < 3; number++)
            guests.Add((await restored.Inn.Arrives("Hana", 201)).Guest);
        await restored.Deliver();
        await restored.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Stopped);

        restored.Status(WhenGuestRoomedThenLayTable.Name).Error.ShouldBe("the log has lost its end");
        foreach (var guest in guests)
            (await restored.Tables(guest)).ShouldBeEmpty("nothing goes on by guessing");
        (await restored.Tables(lost)).ShouldBe([101]);
    }

    [Fact]
    public async Task goes_on_after_a_restore_once_its_place_is_set_right()
    {
        var host = await Open();
        await host.Inn.Arrives("Ismet");
        await host.Inn.Arrives("Jehona");
        await host.WhenQuiet();
        await SetBackTheInn(to: 1);
        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Stopped);

        await Owner(
            """
            UPDATE kitchen.mt_event_progression AS place SET last_seq_id = event.seq_id, last_event_id = event.id
            FROM (SELECT seq_id, id FROM inn.mt_events ORDER BY seq_id DESC LIMIT 1) AS event
            WHERE place.name IN ('kitchen.lay-table', 'kitchen.gossip.inn')
            """);
        await host.Until(WhenGuestRoomedThenLayTable.Name, status => status.State == SubscriberState.Active);
        var (guest, _) = await host.Inn.Arrives("Kaltrina");

        await Wait.Until(async () => (await host.Tables(guest)).Any(), () => "it does not go on");
    }

    /// <summary>A restore of the database that the inn has for itself: its log ends earlier, the kitchen's places stay.</summary>
    private Task SetBackTheInn(long to) => Owner(
        $"""
        DELETE FROM inn.mt_events WHERE seq_id > {to};
        DELETE FROM inn.mt_streams AS stream WHERE NOT EXISTS (SELECT FROM inn.mt_events WHERE stream_id = stream.id);
        SELECT setval('inn.mt_events_sequence', {to});
        """);

    private static long Measured(string instrument, string subscriber)
    {
        var measured = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (found, listener) =>
            {
                if (found.Name == instrument)
                    listener.EnableMeasurementEvents(found);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
                measured = tag.Value is string name && name == subscriber ? Math.Max(measured, value) : measured;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
