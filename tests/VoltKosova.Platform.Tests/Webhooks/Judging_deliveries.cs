using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>
/// Every receiver of the tests holds what came to it against other people's verifiers when it closes. Here it must complain.
/// </summary>
public sealed class Judging_deliveries(WebhookHost host) : IClassFixture<WebhookHost>
{
    private const string Good = """{"specversion":"1.0","id":"@id","source":"https://volt.test","type":"a.b.v1","data":{}}""";

    [Fact]
    public async Task accepts_what_is_signed_in_time_and_a_cloud_event() => await Judged(Good);

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"@id","source":"https://volt.test","data":{}}""", "required property 'type'")]
    [InlineData("""{"specversion":"1.0","id":"another","source":"https://volt.test","type":"a.b.v1","data":{}}""", "another")]
    public async Task refuses_a_body_that_is_no_cloud_event_or_has_another_id(string body, string complaint) =>
        (await Complaint(() => Judged(body))).ShouldContain(complaint);

    [Fact]
    public async Task refuses_what_is_signed_with_another_endpoints_secret()
    {
        await using var other = await Receiver.Start(host.Clock);
        var (_, secret) = await host.Register(other.Url, null);

        (await Complaint(() => Judged(Good, secret))).ShouldContain("standardwebhooks of");
    }

    [Fact]
    public async Task refuses_a_timestamp_that_is_not_of_this_attempt() =>
        (await Complaint(() => Judged(Good, late: TimeSpan.FromSeconds(301)))).ShouldContain("standardwebhooks of");

    [Fact]
    public async Task refuses_what_comes_to_an_address_whose_secret_nobody_was_shown()
    {
        var receiver = await Receiver.Start(host.Clock);
        await Send(receiver.Url, Good, "whsec_" + Convert.ToBase64String(new byte[32]), TimeSpan.Zero);

        (await Complaint(() => receiver.DisposeAsync().AsTask())).ShouldContain("no secret");
    }

    private static async Task<string> Complaint(Func<Task> act) =>
        (await Record.ExceptionAsync(act)).ShouldBeOfType<ShouldAssertException>().Message;

    /// <summary>Somebody sends to a registered receiver, which closes.</summary>
    private async Task Judged(string body, string? secret = null, TimeSpan late = default)
    {
        var receiver = await Receiver.Start(host.Clock);
        var (_, own) = await host.Register(receiver.Url, null);
        await Send(receiver.Url, body, secret ?? own, late);
        await receiver.DisposeAsync();
    }

    private async Task Send(string url, string body, string secret, TimeSpan late)
    {
        var id = Guid.NewGuid().ToString();
        var seconds = (host.Clock.GetUtcNow() - late).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = body.Replace("@id", id, StringComparison.Ordinal);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{seconds}.{text}"));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(text) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(hash)}");
        (await client.SendAsync(request)).Dispose();
    }
}
