using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;
using VoltKosova.Platform.Tests.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Stack;
using VoltKosova.EventStore;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

public sealed class Working_on_a_database_under_two_stacks : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly List<IHost> _hosts = [];

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await _database.DisposeAsync();
    }

    [Fact]
    public async Task is_refused_at_the_start_while_hosts_of_the_other_stack_are_at_work()
    {
        await Host("Embedded").StartAsync();
        await Host("Embedded").StartAsync();
        var other = Host("Critter");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => other.StartAsync());

        refused.Message.ShouldStartWith("Hosts of another stack than Critter are at work on the database ");
    }

    [Fact]
    public async Task is_possible_for_one_stack_after_the_other()
    {
        var before = Host("Embedded");
        await before.StartAsync();
        await before.StopAsync();

        await Host("Critter").StartAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => Host("Embedded").StartAsync())).Message.ShouldContain("Embedded");
    }

    [Fact]
    public async Task ends_a_host_whose_connection_was_gone_while_the_other_stack_started()
    {
        var before = Host("Embedded");
        await before.StartAsync();
        var ended = before.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // The lock goes with its session; the other stack is quicker than the second that the host waits.
        await EndSessions();
        await Host("Critter").StartAsync();

        await Wait.Until(() => Task.FromResult(ended.IsCancellationRequested), () => "both stacks go on");
    }

    private IHost Host(string stack)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Volt", _database.ConnectionString)]);
        builder.Services.AddLogging().AddPostgres();
        builder.Services.AddSingleton(new StoreDefinition("test", EventNames.Begin().End(), []));
        builder.Services.AddStackClaim(stack);
        var host = builder.Build();
        _hosts.Add(host);
        return host;
    }

    private async Task EndSessions()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE classid = 1450142840 AND granted", connection);
        await end.ExecuteNonQueryAsync();
    }
}
