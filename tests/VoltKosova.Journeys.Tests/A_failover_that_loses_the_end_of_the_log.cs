using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// H13: a primary and a standby of PostgreSQL. A standby that follows without being waited for lacks the last commits when it takes over;
/// what it lacks is lost, and nothing else may go wrong.
/// </summary>
public sealed class A_failover_that_loses_the_end_of_the_log(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Applicants _applicants = new();
    private PrivateCluster _primary = null!;
    private PrivateCluster? _standby;

    [Fact]
    public async Task skips_and_doubles_nothing_of_what_is_left()
    {
        await using var host = await HostProcess.Start(_primary.ConnectionString);
        await Apply(host, 40);
        _standby = await _primary.Standby();
        await IsRefusedToReaders(_standby);
        await _standby.StopFollowing();
        var there = await Log(_standby);
        await Apply(host, 40);
        var lost = (await Log(_primary)).Except(there).ToList();
        lost.ShouldNotBeEmpty();

        await _primary.Kill();
        await _standby.TakeOver(_primary);
        await Apply(host, 40);

        output.WriteLine($"{lost.Count} events lost");
        var left = (string[])await Addresses(_standby);
        var history = await HistoryBook.Settled(
            _standby.ConnectionString, new Told(_applicants.Sent, [.. _applicants.Acknowledged.Where(left.Contains)], [], []));
        history.Faults().ShouldBeEmpty(host.Said);
        (await Log(_standby)).Intersect(lost).ShouldBeEmpty();
    }

    public async ValueTask InitializeAsync() => _primary = await PrivateCluster.Start();

    public async ValueTask DisposeAsync()
    {
        if (_standby is not null)
            await _standby.DisposeAsync();
        await _primary.DisposeAsync();
    }

    /// <summary>So many are told that they have applied, and all who are there are asked to confirm.</summary>
    private async Task Apply(HostProcess host, int count)
    {
        await _applicants.Send(host.Address, count, () => Task.CompletedTask);
        await _applicants.SendTheRest(host.Address);
        await new Ledger(_primary.ConnectionString + ";Pooling=false").UntilAllAreAsked();
    }

    /// <summary>On a standby open writers do not show, and commits may show in another order than they were made.</summary>
    private static async Task IsRefusedToReaders(PrivateCluster standby)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Volt", standby.ConnectionString)]).Build());
        services.AddSingleton(new StoreDefinition("membership", EventNames.Begin().End(), []));
        services.AddPostgresEventStores();
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredKeyedService<IEventStore>("membership");

        (await Should.ThrowAsync<InvalidOperationException>(() => store.ReadForward(0, 10, default))).Message.ShouldContain("replica");
    }

    private static async Task<Guid[]> Log(PrivateCluster cluster) =>
        (Guid[])(await cluster.Run("SELECT array_agg(id) FROM membership.mt_events"))!;

    private static async Task<object> Addresses(PrivateCluster cluster) =>
        (await cluster.Run("SELECT array_agg(data ->> 'email') FROM membership.mt_doc_application"))!;
}
