using System.Net;
using System.Net.Sockets;
using Shouldly;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Forbidden_addresses
{
    private static readonly WebhookSettings _strict = new(true, [], TimeSpan.FromSeconds(5), 4, 16);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("169.254.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("0000:0000:0000:0000:0000:ffff:7f00:0001")]
    [InlineData("fe80::1")]
    [InlineData("febf::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("100::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("5f00::1")]
    [InlineData("2001:1::1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("4000::1")]
    [InlineData("8000::1")]
    public void are_those_that_are_not_public(string address) => new AddressRule(_strict).Allows(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("100.128.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:81b::200e")]
    public void are_not_the_public_ones(string address) => new AddressRule(_strict).Allows(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public void are_only_what_the_operator_has_not_allowed()
    {
        var rule = new AddressRule(_strict with { AllowedNetworks = [IPNetwork.Parse("10.1.2.0/24")] });

        rule.Allows(IPAddress.Parse("10.1.2.3")).ShouldBeTrue();
        rule.Allows(IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue();
        rule.Allows(IPAddress.Parse("10.1.3.3")).ShouldBeFalse();
        rule.Allows(IPAddress.Loopback).ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[0000:0000:0000:0000:0000:ffff:7f00:0001]")]
    [InlineData("localhost")]
    [InlineData("loopback.volt.test")]
    [InlineData("mixed.volt.test")]
    [InlineData("mapped.volt.test")]
    public async Task never_get_a_socket(string host)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        var url = $"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";
        var destinations = new Destinations(new AddressRule(_strict), new Names(), _strict);
        using var courier = new Courier(destinations, Authorities.OfThisMachine, _strict, TimeProvider.System);

        var outcome = await courier.Send(Carrying_a_message.LetterTo(url), CancellationToken.None);

        outcome.ShouldBe(new Outcome(OutcomeClass.AddressNotAllowed));
        listener.Pending().ShouldBeFalse();
        (await destinations.Refuse(url, CancellationToken.None)).ShouldBe(new AddressNotAllowed());
    }

    [Fact]
    public async Task are_judged_when_the_socket_dials_and_not_before()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://flips.volt.test:{((IPEndPoint)listener.LocalEndpoint).Port}/hook";
        var destinations = new Destinations(new AddressRule(_strict), new Names(), _strict);
        using var courier = new Courier(destinations, Authorities.OfThisMachine, _strict, TimeProvider.System);

        (await destinations.Refuse(url, CancellationToken.None)).ShouldBeNull();
        var outcome = await courier.Send(Carrying_a_message.LetterTo(url), CancellationToken.None);

        outcome.Class.ShouldBe(OutcomeClass.AddressNotAllowed);
        listener.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("ftp://volt.test/hook")]
    [InlineData("https://user:secret@volt.test/hook")]
    [InlineData("https://1:2@[::1]/hook")]
    [InlineData("https://volt.test/hook#part")]
    [InlineData("/hook")]
    [InlineData("https://")]
    [InlineData("file:///etc/passwd")]
    public async Task need_no_look_up_when_the_url_itself_will_not_do(string url) =>
        (await new Destinations(new AddressRule(_strict), new Names(), _strict).Refuse(url, CancellationToken.None))
        .ShouldBe(new UrlNotAcceptable());

    [Fact]
    public async Task need_https_unless_the_operator_says_otherwise() =>
        (await new Destinations(new AddressRule(_strict), new Names(), _strict with { AllowHttp = false })
            .Refuse("http://public.volt.test/hook", CancellationToken.None)).ShouldBe(new UrlNotAcceptable());

    /// <summary>Names as an attacker would have them.</summary>
    private sealed class Names : IHostResolver
    {
        private int _flips;

        public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>(host switch
        {
            "mixed.volt.test" => [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback],
            "mapped.volt.test" => [IPAddress.Parse("::ffff:127.0.0.1")],
            "flips.volt.test" => [_flips++ == 0 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback],
            "public.volt.test" => [IPAddress.Parse("8.8.8.8")],
            _ => [IPAddress.Loopback],
        });
    }
}
