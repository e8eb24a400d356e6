using Npgsql;
using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>A commit on one host wakes the subscribers of another one, without waiting for them to look.</summary>
public sealed class Waking_other_hosts() : Inns(onPostgres: true)
{
    private static readonly DeliveryPace _sleepy = InnHost.Hurried with { Poll = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(1) };

    [Fact]
    public async Task has_the_effect_on_the_host_that_owns_the_subscriber()
    {
        var owner = await Open(pace: _sleepy);
        foreach (var status in owner.Delivery.Statuses)
            await owner.Until(status.Name, now => now.State == SubscriberState.Active);
        var other = await Open(pace: _sleepy);
        await UntilBothListen(owner, other);

        var (guest, _) = await other.Inn.Arrives("Arta");

        await Wait.Until(async () => (await owner.Tables(guest)).Any(), () => "nobody woke the host that owns the subscriber");
        owner.Mood.Tried.ShouldBe([guest]);
    }

    [Fact]
    public async Task tells_once_for_many_commits_and_never_inside_of_them()
    {
        var host = await Open();
        foreach (var status in host.Delivery.Statuses)
            await host.Until(status.Name, now => now.State == SubscriberState.Active);
        var other = await Open();
        await using var line = await Line();
        await UntilBothListen(host, other);
        var told = 0;
        line.Notification += (_, _) => told++;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < 25; number++)
                await host.Inn.Arrives("Besa");
        })));
        await host.WhenQuiet();
        while (await line.WaitAsync(TimeSpan.FromMilliseconds(300)))
        {
            // Until no more comes.
        }

        told.ShouldBeInRange(1, 100, "200 commits of guests alone");
    }

    [Fact]
    public async Task tells_nobody_when_there_is_nobody()
    {
        var host = await Open();
        await using var line = await Line();

        var (guest, _) = await host.Inn.Arrives("Cene");
        await host.WhenQuiet();

        (await host.Tables(guest)).ShouldBe([101]);
        (await line.WaitAsync(TimeSpan.FromMilliseconds(300))).ShouldBeFalse();
    }

    [Fact]
    public async Task is_done_without_while_the_line_is_cut()
    {
        var owner = await Open();
        var other = await Open();
        await UntilBothListen(owner, other);
        await Owner(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE '%1450142838%' AND pid <> pg_backend_pid()
            """);

        var (guest, _) = await other.Inn.Arrives("Dea");

        await Wait.Until(async () => (await owner.Tables(guest)).Any(), () => "nobody looks any more");
        await UntilBothListen(owner, other);
    }

    private async Task<NpgsqlConnection> Line()
    {
        var line = new NpgsqlConnection(Database + ";Pooling=false");
        await line.OpenAsync();
        await using var listen = new NpgsqlCommand("LISTEN volt_inn", line);
        await listen.ExecuteNonQueryAsync();
        return line;
    }

    private static Task UntilBothListen(params InnHost[] hosts) =>
        Wait.Until(() => Task.FromResult(hosts.All(host => host.KnowsOfOthers)), () => "they do not know of each other");
}
