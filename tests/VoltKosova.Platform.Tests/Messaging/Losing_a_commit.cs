using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Platform.Tests.EventStore;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>
/// Rows that a subscriber writes with its step do not wait for the disk: a server that fails loses both, and both are had again.
/// </summary>
public sealed class Losing_a_commit() : Inns(onPostgres: true)
{
    [Fact]
    public async Task has_the_effect_again_though_nothing_else_happens()
    {
        var host = await Open();
        var (guest, _) = await host.Inn.Arrives("Liridon");
        await host.WhenQuiet();

        // As after a crash that was over before anybody looked.
        await Owner(
            """
            BEGIN;
            DELETE FROM kitchen.mt_doc_gossip;
            DELETE FROM inn.mt_doc_floor;
            UPDATE kitchen.mt_event_progression SET last_seq_id = 0, last_event_id = NULL WHERE name = 'kitchen.gossip.inn';
            UPDATE inn.mt_event_progression SET last_seq_id = 0, last_event_id = NULL WHERE name = 'inn.floors';
            COMMIT;
            """);

        await Wait.Until(async () => await Count("kitchen.mt_doc_gossip") > 0, () => "nobody gossips again");
        await Wait.Until(
            async () => await host.InnLog.ReadRow(InnStreams.Floors, "floor-1", default) is not null, () => "nobody counts again");
        await host.WhenQuiet();
        StoredJson.Read<Floor>((await host.InnLog.ReadRow(InnStreams.Floors, "floor-1", default))!).ShouldBe(new Floor(1));
        (await Count("kitchen.mt_doc_gossip")).ShouldBe(1);
        (await host.Tables(guest)).ShouldBe([101], "who lost nothing does nothing");
    }

    [Fact]
    public async Task waits_for_the_disk_where_there_are_facts_and_not_for_rows_alone()
    {
        await Owner("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
        var host = await Open(delivers: false);
        await Owner(
            """
            CREATE TABLE public.seen (name varchar, waits varchar);
            CREATE FUNCTION public.see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO public.seen VALUES (NEW.name, current_setting('synchronous_commit'));
                RETURN NULL;
            END $$;
            CREATE TRIGGER see AFTER UPDATE OF last_seq_id ON kitchen.mt_event_progression FOR EACH ROW EXECUTE FUNCTION public.see();
            """);

        await host.Inn.Arrives("Mimoza");
        await host.Deliver();
        await host.WhenQuiet();

        (await Count("public.seen WHERE name = 'kitchen.gossip.inn' AND waits = 'off'")).ShouldBe(1);
        (await Count("public.seen WHERE name = 'kitchen.lay-table' AND waits = 'on'")).ShouldBe(1);
        (await Count("public.seen")).ShouldBe(3, "and that of the bills");
    }

    [Fact]
    public async Task a_lease_that_was_lost_with_it_lets_nobody_commit_until_it_is_held_again()
    {
        var (log, me) = ((await Open(delivers: false)).InnLog, NewId());
        (await log.Hold("inn.porter", me, TimeSpan.FromMinutes(1), default)).ShouldBeTrue();
        await Owner(
            """
            BEGIN;
            DELETE FROM inn.vk_subscriber_lease WHERE name = 'inn.porter';
            UPDATE inn.mt_event_progression SET owner = NULL WHERE name = 'inn.porter';
            COMMIT;
            """);
        var step = new Commit([], [], new EventMetadata(InnStore.Now, null, null, null), new CheckpointMove("inn.porter", 0, 1, null, me));

        (await log.Commit(step, default)).ShouldBeOfType<CommitOutcome.CheckpointMoved>();
        await log.Hold("inn.porter", me, TimeSpan.FromMinutes(1), default);
        (await log.Commit(step, default)).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task a_lease_does_not_wait_for_the_disk()
    {
        await Owner("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
        var host = await Open(delivers: false);
        await Owner(
            """
            CREATE TABLE public.held (waits varchar);
            CREATE FUNCTION public.see_lease() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO public.held VALUES (current_setting('synchronous_commit'));
                RETURN NULL;
            END $$;
            CREATE TRIGGER see_lease AFTER INSERT OR UPDATE ON inn.vk_subscriber_lease FOR EACH ROW EXECUTE FUNCTION public.see_lease();
            """);

        (await host.InnLog.Hold("inn.porter", NewId(), TimeSpan.FromMinutes(1), default)).ShouldBeTrue();

        (await Count("public.held WHERE waits = 'off'")).ShouldBe(1);
        (await Count("public.held")).ShouldBe(1);
    }

    private async Task<long> Count(string of)
    {
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {of}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
