using Shouldly;
using VoltKosova.Messaging;
using VoltKosova.Platform.Tests.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Messaging;

/// <summary>The kitchen has a database of its own: it reads the log of the inn in one, its places and leases lie in the other.</summary>
public sealed class Modules_in_databases_of_their_own() : Inns(onPostgres: true, apart: true)
{
    [Fact]
    public async Task wake_the_host_that_owns_a_subscriber_in_the_other_one()
    {
        var sleepy = InnHost.Hurried with { Poll = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(1) };
        var owner = await Open(pace: sleepy);
        await UntilItActs(owner);
        var other = await Open(pace: sleepy);
        await Wait.Until(() => Task.FromResult(owner.KnowsOfOthers && other.KnowsOfOthers), () => "they do not know of each other");

        var (guest, _) = await other.Inn.Arrives("Arta");

        await Wait.Until(async () => (await owner.Tables(guest)).Any(), () => "nobody woke the host that owns the subscriber");
        owner.Mood.Tried.ShouldBe([guest]);
    }

    [Fact]
    public async Task are_taken_over_once_the_leases_of_a_dead_host_have_ended()
    {
        var first = await Open();
        await first.Inn.Arrives("Dea");
        await first.WhenQuiet();
        var second = await Open();

        first.CutOff();
        var (guest, _) = await second.Inn.Arrives("Era");
        await UntilItActs(second);
        await second.WhenQuiet();

        (await second.Tables(guest)).ShouldBe([101]);
        second.Mood.Tried.ShouldBe([guest]);
    }

    private static async Task UntilItActs(InnHost host)
    {
        foreach (var status in host.Delivery.Statuses)
            await host.Until(status.Name, now => now.State == SubscriberState.Active);
    }
}

public sealed class Delivering_events_between_databases() : Delivering_events(onPostgres: true, apart: true);
