using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>
/// Receivers whose certificate is not what it should be: nothing is said to them, not even what would be posted, and the delivery waits.
/// Each certificate has one fault and no other, so that each fault alone is enough.
/// </summary>
public sealed class Distrusting_certificates : IDisposable
{
    private static readonly WebhookSettings _settings = new(false, [IPNetwork.Parse("127.0.0.0/8")], TimeSpan.FromSeconds(20), 4, 16);

    private readonly BadCertificates _certificates = new();

    [Fact]
    public async Task is_no_reason_not_to_send_to_one_that_a_known_authority_has_signed()
    {
        var (outcome, heard) = await Send(_certificates.Good);

        outcome.Class.ShouldBe(OutcomeClass.Delivered);
        heard.ShouldBeGreaterThan(0, "it sees what is said");
    }

    [Theory]
    [InlineData(nameof(BadCertificates.Expired))]
    [InlineData(nameof(BadCertificates.NotYetValid))]
    [InlineData(nameof(BadCertificates.OfAnotherName))]
    [InlineData(nameof(BadCertificates.SelfSigned))]
    [InlineData(nameof(BadCertificates.OfAnUnknownAuthority))]
    [InlineData(nameof(BadCertificates.WithAGapInItsChain))]
    public async Task says_nothing_to_one_that_is(string fault)
    {
        var (outcome, heard) = await Send(_certificates.Named(fault));

        outcome.ShouldBe(new Outcome(OutcomeClass.TlsError));
        heard.ShouldBe(0);
    }

    public void Dispose() => _certificates.Dispose();

    private async Task<(Outcome Outcome, long Heard)> Send(X509Certificate2 certificate)
    {
        await using var receiver = await Receiver.Start(isJudged: false);
        await using var front = new TlsFront(receiver.Url, certificate);
        using var courier = new Courier(
            new Destinations(new AddressRule(_settings), new Loopback(), _settings), _certificates.Known, _settings, TimeProvider.System);
        var letter = Carrying_a_message.LetterTo(BadCertificates.Url(front)) with { Body = """{"type":"none"}""" };
        var outcome = await courier.Send(letter, CancellationToken.None);
        await front.DisposeAsync();
        return (outcome, front.Heard);
    }
}

public sealed class A_receiver_with_a_bad_certificate(TlsHost host) : IClassFixture<TlsHost>
{
    [Fact]
    public async Task is_told_nothing_and_gets_everything_once_it_is_mended()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        await using var front = new TlsFront(receiver.Url, host.Certificates.Good);
        receiver.KnownAs = BadCertificates.Url(front);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.KnownAs, chapter);
        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
        var heard = front.Heard;

        foreach (var bad in BadCertificates.Faults)
        {
            front.Show(host.Certificates.Named(bad));
            await host.Post(chapter);
            await host.Settle();
        }

        front.Heard.ShouldBe(heard, "a byte of a request has left");
        var waiting = await host.Deliveries(endpoint);
        waiting.Count.ShouldBe(BadCertificates.Faults.Count);
        waiting.ShouldAllBe(one => one.Text("state") == "pending" && one.Text("last_outcome") == "tls_error");
        waiting.ShouldAllBe(one => Wait(one) >= TimeSpan.FromSeconds(4) && Wait(one) <= TimeSpan.FromSeconds(6));
        foreach (var one in waiting)
        {
            var attempt = (await host.Get($"endpoints/{endpoint}/deliveries/{one.Text("id")}"))["attempts"]!.AsArray().Single();
            (attempt.Text("class"), attempt.Text("outcome"), attempt!["status"]).ShouldBe(("failed", "tls_error", null));
        }

        front.Show(host.Certificates.Good);
        host.Clock.Advance(TimeSpan.FromSeconds(7));
        await host.Settle();

        receiver.Rest().Count.ShouldBe(BadCertificates.Faults.Count);
        (await host.Deliveries(endpoint)).ShouldAllBe(one => one.Text("state") == "delivered");
    }

    private TimeSpan Wait(JsonObject delivery) =>
        DateTimeOffset.Parse(delivery.Text("due_at"), CultureInfo.InvariantCulture) - host.Clock.GetUtcNow();
}

/// <summary>A host that knows the authority of the tests, and finds every name on this machine.</summary>
public sealed class TlsHost : WebhookHost
{
    internal BadCertificates Certificates { get; } = new();

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IHostResolver>(new Loopback());
        services.AddSingleton(Certificates.Known);
        base.AddModule(services, configuration);
    }
}

/// <summary>One good certificate, and one with each fault.</summary>
internal sealed class BadCertificates : IDisposable
{
    private const string Host = "receiver.volt.test";

    private readonly TestAuthority _known = new("Known");
    private readonly TestAuthority _unknown = new("Unknown");

    public static IReadOnlyList<string> Faults { get; } =
    [
        nameof(Expired), nameof(NotYetValid), nameof(OfAnotherName), nameof(SelfSigned), nameof(OfAnUnknownAuthority),
        nameof(WithAGapInItsChain),
    ];

    public Authorities Known => new(_known.Trust);

    public X509Certificate2 Good => _known.Issue(Host);

    public X509Certificate2 Expired => _known.Issue(Host, validFrom: -30, validUntil: -1);

    public X509Certificate2 NotYetValid => _known.Issue(Host, validFrom: 1, validUntil: 30);

    public X509Certificate2 OfAnotherName => _known.Issue("elsewhere.volt.test");

    public X509Certificate2 SelfSigned => TestAuthority.SelfSigned(Host);

    public X509Certificate2 OfAnUnknownAuthority => _unknown.Issue(Host);

    public X509Certificate2 WithAGapInItsChain
    {
        get
        {
            using var below = _known.Below("Below");
            return below.Issue(Host);
        }
    }

    public static string Url(TlsFront front) => string.Create(CultureInfo.InvariantCulture, $"https://{Host}:{front.Port}/hook");

    public X509Certificate2 Named(string fault) => (X509Certificate2)GetType().GetProperty(fault)!.GetValue(this)!;

    public void Dispose()
    {
        _known.Dispose();
        _unknown.Dispose();
    }
}

/// <summary>Every name is this machine.</summary>
internal sealed class Loopback : IHostResolver
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
}
