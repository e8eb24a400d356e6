using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>Receivers that behave badly, byte by byte.</summary>
public sealed class Carrying_a_message : IDisposable
{
    private static readonly WebhookSettings _settings = new(true, [IPNetwork.Parse("127.0.0.0/8")], TimeSpan.FromSeconds(3), 4, 16);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Carrying_a_message() => _listener.Start();

    [Fact]
    public async Task to_one_that_never_answers_ends_in_time() =>
        (await Send("http", _ => Task.CompletedTask)).ShouldBe(new Outcome(OutcomeClass.Timeout));

    [Fact]
    public async Task to_one_whose_answer_never_ends_goes_by_its_status()
    {
        var outcome = await Send("http", stream => Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin"));

        outcome.ShouldBe(new Outcome(OutcomeClass.Delivered, 200, "begin"));
    }

    [Fact]
    public async Task to_one_that_hangs_up_is_a_reset() => (await Send("http", stream =>
    {
        stream.Dispose();
        return Task.CompletedTask;
    })).Class.ShouldBe(OutcomeClass.ConnectionReset);

    [Fact]
    public async Task to_one_that_speaks_no_tls_is_a_tls_error() =>
        (await Send("https", stream => Write(stream, "HTTP/1.1 200 OK\r\n\r\n"))).Class.ShouldBe(OutcomeClass.TlsError);

    [Fact]
    public async Task to_one_whose_name_nobody_knows_is_a_dns_error()
    {
        using var courier = Courier(new Unknown());

        (await courier.Send(LetterTo("http://nowhere.volt.test/"), CancellationToken.None)).ShouldBe(new Outcome(OutcomeClass.DnsError));
    }

    public void Dispose() => _listener.Dispose();

    private static Courier Courier(IHostResolver resolver) =>
        new(new Destinations(new AddressRule(_settings), resolver, _settings), Authorities.OfThisMachine, _settings, TimeProvider.System);

    internal static Letter LetterTo(string url) =>
        new(new Uri(url), Guid.NewGuid(), "v1,none", DateTimeOffset.UnixEpoch, "application/cloudevents+json", "{}");

    private static async Task Write(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    private async Task<Outcome> Send(string scheme, Func<NetworkStream, Task> behave)
    {
        using var courier = Courier(new Unknown());
        var letter = LetterTo($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        var sending = courier.Send(letter, CancellationToken.None);
        using var receiver = await _listener.AcceptTcpClientAsync();
        var stream = receiver.GetStream();
        await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        await behave(stream);
        return await sending;
    }

    private sealed class Unknown : IHostResolver
    {
        public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) =>
            throw new SocketException((int)SocketError.HostNotFound);
    }
}
