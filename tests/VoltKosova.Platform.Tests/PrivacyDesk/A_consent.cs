using Shouldly;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class A_consent
{
    private static readonly Consent _own = new(
        ErasureFacts.Person, "petition-news", ConsentChannel.Email, "2026-01", ConsentProof.ConfirmedAddress, LegalBasis.ExplicitConsent);

    private static readonly Consent _imported = _own with { Proof = ConsentProof.Import };

    [Fact]
    public void stands_once_it_was_given() => Standing(Given(1, _own)).Stands.ShouldBeTrue();

    [Fact]
    public void stands_no_more_once_it_was_withdrawn() => Standing(Given(1, _own), Withdrawn(2)).Stands.ShouldBeFalse();

    [Theory]
    [InlineData(ConsentProof.Import)]
    [InlineData(ConsentProof.Paper)]
    public void is_not_brought_back_by_what_others_write(ConsentProof proof)
    {
        var standing = Standing(Given(1, _own), Withdrawn(2), Given(3, _own with { Proof = proof }), Given(4, _imported));
        standing.Stands.ShouldBeFalse();
        standing.Entry.At.ShouldBe(At(2), "the withdrawal is what counts");
    }

    [Fact]
    public void is_brought_back_by_the_person() =>
        Standing(Given(1, _own), Withdrawn(2), Given(3, _own with { Proof = ConsentProof.SignedIn })).Stands.ShouldBeTrue();

    [Fact]
    public void that_was_withdrawn_before_any_list_came_does_not_come_with_the_list() =>
        Standing(Withdrawn(1), Given(2, _imported)).Stands.ShouldBeFalse();

    [Fact]
    public void is_one_per_purpose_channel_and_thing()
    {
        var other = _own with { About = ErasureFacts.HoldId };
        var phone = _own with { Channel = ConsentChannel.Phone };
        ConsentStanding.Of([Given(1, _own), Given(2, other), Given(3, phone), Withdrawn(4)]).Count(standing => standing.Stands).ShouldBe(2);
    }

    private static ConsentStanding Standing(params ConsentEntry[] lines) => ConsentStanding.Of(lines).ShouldHaveSingleItem();

    private static ConsentEntry Given(int minute, Consent consent) => new(Id(minute), true, consent, "campaigns", null, At(minute));

    private static ConsentEntry Withdrawn(int minute) => new(Id(minute), false, _own, "privacy", null, At(minute));

    private static Guid Id(int minute) => new($"00000000-0000-7000-8000-{minute:000000000000}");

    private static DateTimeOffset At(int minute) => FixedClock.Start.AddMinutes(minute);
}
