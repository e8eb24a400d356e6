using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Shouldly;
using VoltKosova.Host;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>What a balancer hears: who cannot go on takes no requests, who is late does, what another host has is no worry.</summary>
public sealed class A_host_that_says_whether_it_is_ready(VoltHost host) : IClassFixture<VoltHost>
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task is_degraded_while_a_transaction_holds_a_subscriber_up_and_not_ready_once_one_has_stopped()
    {
        await Until(HttpStatusCode.OK, "Healthy");

        await using (var connection = new NpgsqlConnection(host.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await Append(connection, "membership.application-withdrawn.v1");
            await Until(HttpStatusCode.OK, "Degraded");
            await transaction.RollbackAsync();
            await Until(HttpStatusCode.OK, "Healthy");

            await Append(connection, "membership.application-flew.v1");
        }

        await Until(HttpStatusCode.ServiceUnavailable, "Unhealthy");
    }

    [Theory]
    [InlineData(SubscriberState.Active, HealthStatus.Degraded)]
    [InlineData(SubscriberState.HeldUp, HealthStatus.Degraded)]
    [InlineData(SubscriberState.Stopped, HealthStatus.Unhealthy)]
    [InlineData(SubscriberState.Waiting, HealthStatus.Unhealthy)]
    [InlineData(SubscriberState.Standby, HealthStatus.Healthy)]
    public void judges_a_subscriber_that_was_far_behind_by_what_it_does_now(SubscriberState state, HealthStatus expected)
    {
        var since = TimeProvider.System.GetUtcNow().AddHours(-1);
        var status = new SubscriberStatus("volunteering.add-volunteer", "membership", "volunteering", state, 1, 7, since, 0, null, since);

        Health.SubscribersAct.Judge([status]).Status.ShouldBe(expected);
    }

    private static async Task Append(NpgsqlConnection connection, string name)
    {
        await using var append = new NpgsqlCommand(
            $$"""
            SET search_path TO membership;
            SELECT vk_append(gen_random_uuid(), 'application', 0, ARRAY[gen_random_uuid()], ARRAY['{{name}}']::varchar[],
                ARRAY['{}']::jsonb[], now(), NULL, NULL, NULL)
            """,
            connection);
        await append.ExecuteNonQueryAsync();
    }

    private async Task Until(HttpStatusCode code, string word)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (string said; ;)
        {
            var answer = await host.Public.GetAsync("/health/ready", CancellationToken.None);
            said = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            if (answer.StatusCode == code && said == word)
                return;
            patience.IsCancellationRequested.ShouldBeFalse($"it says {(int)answer.StatusCode} {said}, not {word}");
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
