using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Failing_ourselves(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task is_written_in_the_log_as_ours_and_charged_to_nobody()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);

        // The endpoint's secret cannot be opened: a key file that lacks a key, for example.
        await using (var spoil = Database().CreateCommand(
            """UPDATE mt_doc_webhook_secret SET data = '{"wrapped": "AAAA"}' WHERE id = $1"""))
        {
            spoil.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = endpoint });
            (await spoil.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        await host.Post(chapter);
        await host.WhenQuiet();
        await UntilNoted();

        var delivery = (await host.Deliveries(endpoint)).Single();
        delivery.Text("state").ShouldBe("pending");
        delivery["attempts"]!.GetValue<int>().ShouldBe(0);
        var log = await host.Get($"endpoints/{endpoint}/deliveries/{delivery.Text("id")}");
        log["attempts"]!.AsArray().ShouldAllBe(attempt => attempt.Text("class") == "system");
        (await host.Get($"endpoints/{endpoint}"))["failing_since"].ShouldBeNull();
        receiver.Rest().ShouldBeEmpty();
    }

    private NpgsqlDataSource Database() => host.Services.GetRequiredService<Databases>().For("webhooks");

    private async Task UntilNoted()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await using var count = Database().CreateCommand("SELECT count(*) FROM mt_doc_webhook_attempt WHERE data ->> 'class' = 'system'");
        while ((long)(await count.ExecuteScalarAsync(patience.Token))! == 0)
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
