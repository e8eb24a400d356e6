using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>
/// Each promise of delivery is broken on purpose, and the situation in which a test holds it shows the damage: the test whose name stands
/// above would fail.
/// </summary>
public sealed class Seeding_a_bug() : Inns(onPostgres: true)
{
    // Delivering_with_several_hosts.refuses_the_commit_of_a_host_that_was_frozen_while_another_took_over_and_did_nothing
    [Fact]
    public async Task a_step_that_does_not_ask_for_the_owner_lets_a_frozen_host_commit()
    {
        var frozen = await Open();
        await Step(
            "kitchen",
            "UPDATE kitchen.mt_event_progression SET last_seq_id = reached WHERE name = subscriber AND last_seq_id = seen;");

        var (guest, other) = await WakesUpAfterItWasTakenOver(frozen);
        await Wait.Until(async () => (await frozen.Tables(guest)).Any(), () => "the guard stood without the fence");

        (await frozen.KitchenLog.OwnerOf(WhenGuestRoomedThenLayTable.Name, default)).ShouldBe(other);
    }

    // Taking_several_events_at_once.commits_once_for_many_and_counts_each_of_them
    [Fact]
    public async Task a_batch_whose_place_does_not_move_with_it_counts_everybody_twice()
    {
        var first = await Open(delivers: false);
        await Step("inn", "NULL;");
        for (var guest = 0; guest < 40; guest++)
            await first.Inn.Arrives("Valon");
        await first.Deliver();
        await first.WhenQuiet();
        await first.Stop();

        var second = await Open();
        await second.WhenQuiet();

        // Again whenever a lease is renewed meanwhile, since the place is not where it was left.
        StoredJson.Read<Floor>((await second.InnLog.ReadRow(InnStreams.Floors, "floor-1", default))!).Arrivals
            .ShouldBeGreaterThanOrEqualTo(80);
    }

    // Reading_the_log_while_others_write.H1_waits_for_a_lower_number_that_commits_later
    [Fact]
    public async Task a_number_that_is_drawn_without_the_lock_is_passed_over()
    {
        const string Lock = "pg_advisory_xact_lock_shared";
        var (host, locks) = (await Open(delivers: false), 0);
        await using var slow = await OpenTransaction.Begin(host.Connections("inn"), "inn", bug: sql =>
        {
            locks += sql.Contains(Lock, StringComparison.Ordinal) ? 1 : 0;
            return sql.Replace(Lock, "concat", StringComparison.Ordinal);
        });
        await slow.Append("inn.guest-left.v1", "guest");
        var (later, _) = await host.Inn.Arrives("Arta");

        var page = await host.InnLog.ReadForward(0, 10, default);
        await slow.Commit();

        locks.ShouldBe(1);
        page.Events.ShouldHaveSingleItem().StreamId.ShouldBe(later);
        page.Through.ShouldBe(2, "nobody will ever read the event before it");
    }

    // Waking_other_hosts.has_the_effect_on_the_host_that_owns_the_subscriber
    [Fact]
    public async Task a_notification_that_is_not_sent_leaves_the_other_host_asleep()
    {
        var sleepy = InnHost.Hurried with { Poll = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(1) };
        var owner = await Open(pace: sleepy);
        foreach (var status in owner.Delivery.Statuses)
            await owner.Until(status.Name, now => now.State == SubscriberState.Active);
        var other = await Open(pace: sleepy);
        await Wait.Until(() => Task.FromResult(owner.KnowsOfOthers && other.KnowsOfOthers), () => "they do not know of each other");
        await using var line = new NpgsqlConnection(Database + ";Pooling=false");
        await line.OpenAsync();
        await using var listen = new NpgsqlCommand("LISTEN volt_inn", line);
        await listen.ExecuteNonQueryAsync();
        await Owner("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_notify(text, text) FROM PUBLIC");

        var (guest, _) = await other.Inn.Arrives("Arta");
        (await line.WaitAsync(TimeSpan.FromMilliseconds(300))).ShouldBeFalse();
        owner.Mood.Tried.ShouldBeEmpty();

        owner.InnLog.Appended.Wake();
        await Wait.Until(async () => (await owner.Tables(guest)).Any(), () => "it does not look though it was woken by hand");
    }

    // Parking_a_stream.parks_a_stream_whose_event_fails_again_and_again_and_goes_on_with_the_others
    [Fact]
    public async Task a_letter_that_is_not_kept_lets_the_next_event_of_the_stream_overtake()
    {
        var first = await Open();
        await Owner(
            """
            CREATE FUNCTION kitchen.forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE TRIGGER forget BEFORE INSERT ON kitchen.mt_doc_dead_letter FOR EACH ROW EXECUTE FUNCTION kitchen.forget();
            """);
        var (guest, _) = await ArrivesSpoilt(first, "Era");
        await first.WhenQuiet();
        await first.Stop();

        var second = await Open();
        await second.Inn.Moves(guest, 1);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([102], "101 should have come before");
    }

    /// <summary>The function that moves a place, without what makes it a guard.</summary>
    private Task Step(string module, string body) => Owner(
        $"""
        CREATE OR REPLACE FUNCTION {module}.vk_step(subscriber varchar, seen bigint, reached bigint, event_id uuid, acting uuid)
        RETURNS void LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
        """);
}
