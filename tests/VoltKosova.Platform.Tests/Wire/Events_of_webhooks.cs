using VoltKosova.Testing;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Peers;
using Xunit;

namespace VoltKosova.Platform.Tests.Wire;

public sealed class Events_of_webhooks
{
    private static readonly Golden _golden = Golden.BesideMe();
    private static readonly Guid _endpoint = new("019c0000-0000-7000-8000-000000000001");
    private static readonly Guid _by = new("019c0000-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset _now = FixedClock.Start;

    private static readonly EndpointTerms _terms = new(
        "https://volt.test/hook", ["membership.member-admitted.v1"], "For the website", [_by], true, 20, 2);

    private static readonly PeerEvent.MessageReceived _received = new(
        _endpoint, _by, "membership.check-asked.v1", """{"check_id":"1"}""", _now);

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<EndpointEvent>(WebhookStreams.Names);
        Golden.EveryCaseHasAName<PeerEvent>(WebhookStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (object[])
            [
                new EndpointEvent.Registered(
                    _endpoint, _by, _terms.Url, _terms.EventTypes, _terms.Description, _by, _now, _terms.Chapters, true, 20, AtOnce: 2),
                new EndpointEvent.Changed(_terms, true, _by, _now),
                new EndpointEvent.ChallengeAnswered(_now),
                new EndpointEvent.FailureNoticed(50, _now, _now.AddHours(60)),
                new EndpointEvent.Disabled(DisabledBecause.Failing, _now.AddHours(120), null, _now),
                new EndpointEvent.Enabled(_by, _now),
                new EndpointEvent.SecretRotated(_by, _now.AddDays(1), _now),
                new EndpointEvent.PeerKeyKept(_by, _now),
                new EndpointEvent.Deleted(_by, _now),
                _received,
            ])
        {
            _golden.Keeps(WebhookStreams.Names, sample);
        }
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(WebhookStreams.Names);

    [Fact]
    public void tell_modules_what_peers_say()
    {
        var (name, body) = WebhookStreams.Publisher.Publish(_received)!.Value;
        _golden.KeepsPublic(name, body);
    }
}
