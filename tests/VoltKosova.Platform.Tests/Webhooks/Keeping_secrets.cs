using System.Net;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Keeping_secrets(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task leaves_them_readable_in_no_table()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var keyed = ("Idempotency-Key", "11111111-1111-4111-8111-111111111111");
        var registration = WebhookHost.Registration(receiver.Url, null, WebhookHost.Posted);
        var receipt = await host.Administrator.Post(WebhookHost.Path + "endpoints", registration, keyed);
        receipt.Status.ShouldBe(HttpStatusCode.Created, receipt.Code);
        await host.Settle();
        var rotated = await host.Administrator.Post($"{WebhookHost.Path}endpoints/{receipt.Id("id")}/secret");
        var secrets = new[] { receipt.Text("secret"), rotated.Text("secret") };
        secrets.ShouldAllBe(secret => secret.StartsWith("whsec_", StringComparison.Ordinal));
        secrets.ShouldAllBe(secret => Convert.FromBase64String(secret.Substring(6)).Length == 32);

        var dump = await Dump();

        dump.ShouldContain(receipt.Id("id").ToString());
        foreach (var secret in secrets)
            dump.ShouldNotContain(secret["whsec_".Length..]);
        (await host.Get($"endpoints/{receipt.Id("id")}")).ToJsonString().ShouldNotContain("whsec_");
    }

    [Fact]
    public async Task shows_them_once_also_to_who_asks_again_under_the_same_key()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var keyed = ("Idempotency-Key", "22222222-2222-4222-8222-222222222222");
        var registration = WebhookHost.Registration(receiver.Url, null, WebhookHost.Posted);
        var administrator = host.Administrator;

        var first = await administrator.Post(WebhookHost.Path + "endpoints", registration, keyed);
        var again = await administrator.Post(WebhookHost.Path + "endpoints", registration, keyed);

        again.Status.ShouldBe(HttpStatusCode.Created, again.Code);
        again.Id("id").ShouldBe(first.Id("id"));
        again.Body["secret"].ShouldBeNull();
    }

    private async Task<string> Dump()
    {
        await using var owner = new NpgsqlConnection(host.ConnectionString);
        await owner.OpenAsync();
        await using var dump = new NpgsqlCommand("SELECT schema_to_xml('webhooks', true, false, '')::text", owner);
        return (string)(await dump.ExecuteScalarAsync())!;
    }
}
