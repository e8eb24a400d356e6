using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>
/// Receivers that mean harm or are broken, byte by byte: every one is classified, none holds a sender longer than the timeout.
/// </summary>
public sealed class Surviving_hostile_receivers : IDisposable
{
    private static readonly WebhookSettings _settings = new(true, [IPNetwork.Parse("127.0.0.0/8")], TimeSpan.FromSeconds(2), 4, 16);

    // 169.254.169.254, alone or inside an IPv6 address.
    private const string _metadata = "169,254,169,254";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Surviving_hostile_receivers() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How every address at this test's own port begins in what the runtime tells: nobody else dials it.</summary>
    private string PortBytes => string.Create(CultureInfo.InvariantCulture, $"{{{Port >> 8},{Port & 255},");

    [Fact]
    public async Task that_drip_their_headers_ends_in_time()
    {
        using var over = new CancellationTokenSource();
        var outcome = await Send(stream => Drip(stream, "HTTP/1.1 200 OK\r\nX-Slow: ", over.Token), over);

        outcome.ShouldBe(new Outcome(OutcomeClass.Timeout));
    }

    [Fact]
    public async Task that_drip_their_body_goes_by_the_status_that_was_said()
    {
        using var over = new CancellationTokenSource();
        var outcome = await Send(stream => Drip(stream, "HTTP/1.1 503 Busy\r\nContent-Length: 100000\r\n\r\n", over.Token), over);

        (outcome.Class, outcome.Status).ShouldBe((OutcomeClass.HttpError, 503));
    }

    [Fact]
    public async Task that_say_200_after_the_timeout_is_a_timeout()
    {
        using var over = new CancellationTokenSource();
        var outcome = await Send(
            async stream =>
            {
                // Nothing is said until the sender has hung up.
                var rest = new byte[4096];
                while (await Read(stream, rest) > 0)
                    continue;
                await Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            },
            over);

        outcome.ShouldBe(new Outcome(OutcomeClass.Timeout));
    }

    [Fact]
    public async Task that_send_a_header_without_end_is_an_error_and_not_a_full_memory() =>
        (await Send(stream => Write(stream, "HTTP/1.1 200 OK\r\nX-Long: " + new string('x', 200_000)))).Class
            .ShouldBe(OutcomeClass.NetworkError);

    [Fact]
    public async Task that_reset_the_connection_is_a_reset() => (await Send(stream =>
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Close();
        return Task.CompletedTask;
    })).Class.ShouldBe(OutcomeClass.ConnectionReset);

    [Theory]
    [InlineData("410 Gone", "Server: odd", nameof(OutcomeClass.Gone), null)]
    [InlineData("429 Too Many", "Retry-After: 30", nameof(OutcomeClass.HttpError), 30)]
    [InlineData("429 Too Many", "Retry-After: Thu, 01 Jan 1970 00:01:00 GMT", nameof(OutcomeClass.HttpError), 60)]
    [InlineData("429 Too Many", "Retry-After: soon", nameof(OutcomeClass.HttpError), null)]
    [InlineData("503 Busy", "Retry-After: -5", nameof(OutcomeClass.HttpError), null)]
    [InlineData("302 Found", "Location: http://169.254.169.254/latest/meta-data/", nameof(OutcomeClass.RedirectError), null)]
    [InlineData("307 Again", "Location: http://169.254.169.254/latest/meta-data/", nameof(OutcomeClass.RedirectError), null)]
    public async Task that_answer_oddly_are_understood(string status, string header, string expected, int? retryAfter)
    {
        using var dialled = new Dialled();
        var outcome = await Send(stream => Write(stream, $"HTTP/1.1 {status}\r\n{header}\r\nContent-Length: 0\r\n\r\n"));

        outcome.Class.ToString().ShouldBe(expected);
        outcome.RetryAfter.ShouldBe(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        dialled.To(_metadata).ShouldBeFalse();
        dialled.To(PortBytes).ShouldBeTrue("it sees what is dialled");
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[::ffff:169.254.169.254]")]
    [InlineData("[::ffff:0:a9fe:a9fe]")]
    [InlineData("[::169.254.169.254]")]
    [InlineData("[64:ff9b::a9fe:a9fe]")]
    [InlineData("[64:ff9b:1::a9fe:a9fe]")]
    [InlineData("[2002:a9fe:a9fe::]")]
    [InlineData("[2001:0:a9fe:a9fe::]")]
    [InlineData("[fe80::a9fe:a9fe]")]
    [InlineData("0xa9fea9fe")]
    [InlineData("0251.0376.0251.0376")]
    [InlineData("2852039166")]
    [InlineData("metadata.volt.test")]
    [InlineData("mixed.volt.test")]
    [InlineData("flips.volt.test")]
    public async Task that_lead_to_forbidden_addresses_opens_no_socket(string host)
    {
        using var dialled = new Dialled();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{Port}/latest/meta-data/");
        var destinations = new Destinations(new AddressRule(_settings), new Names(), _settings);
        using var courier = new Courier(destinations, Authorities.OfThisMachine, _settings, TimeProvider.System);

        await destinations.Refuse(url, CancellationToken.None);
        var outcome = await courier.Send(Carrying_a_message.LetterTo(url), CancellationToken.None);

        outcome.ShouldBe(new Outcome(OutcomeClass.AddressNotAllowed));
        dialled.To(PortBytes).ShouldBeFalse("a socket was opened, to this or to an allowed address beside it");
        dialled.To(_metadata).ShouldBeFalse();
    }

    public void Dispose() => _listener.Dispose();

    private static async Task Drip(NetworkStream stream, string beginning, CancellationToken over)
    {
        await Write(stream, beginning);
        using var drops = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!over.IsCancellationRequested && await Wrote(stream, "x"))
            await drops.WaitForNextTickAsync(CancellationToken.None);
    }

    private static async Task<bool> Wrote(NetworkStream stream, string text)
    {
        try
        {
            await Write(stream, text);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<int> Read(NetworkStream stream, byte[] into)
    {
        try
        {
            return await stream.ReadAsync(into);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task Write(NetworkStream stream, string text)
    {
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        }
        catch (IOException)
        {
            // The sender has hung up, as it should.
        }
    }

    private async Task<Outcome> Send(
        Func<NetworkStream, Task> behave, CancellationTokenSource? over = null)
    {
        // Short for those that would never end, patient with a busy machine for the others.
        var settings = _settings with { Timeout = over is null ? TimeSpan.FromSeconds(20) : _settings.Timeout };
        using var courier = new Courier(
            new Destinations(new AddressRule(settings), new Names(), settings),
            Authorities.OfThisMachine,
            settings,
            new Testing.FixedClock(DateTimeOffset.UnixEpoch));
        var sending = courier.Send(
            Carrying_a_message.LetterTo(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/")),
            CancellationToken.None);
        using var receiver = await _listener.AcceptTcpClientAsync();
        var stream = receiver.GetStream();
        await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        var behaving = behave(stream);
        var outcome = await sending;
        if (over is not null)
            await over.CancelAsync();
        await behaving;
        return outcome;
    }

    /// <summary>Names as an attacker would have them.</summary>
    private sealed class Names : IHostResolver
    {
        private int _flips;

        public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>(host switch
        {
            "mixed.volt.test" => [IPAddress.Loopback, IPAddress.Parse("169.254.169.254")],
            "flips.volt.test" => [_flips++ == 0 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")],
            _ => [IPAddress.Parse("169.254.169.254")],
        });
    }

    /// <summary>Every address that this process dials, as the runtime itself tells it.</summary>
    private sealed class Dialled : EventListener
    {
        private readonly ConcurrentQueue<string> _addresses = new();

        /// <summary>
        /// Whether these bytes stood in an address, as the runtime writes it: InterNetwork:16:{port, port, a, b, c, d, …}.
        /// </summary>
        public bool To(string bytes) => _addresses.Any(one => one.Contains(bytes, StringComparison.Ordinal));

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Sockets")
                EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "ConnectStart")
                _addresses.Enqueue(eventData.Payload![0]!.ToString()!);
        }
    }
}
