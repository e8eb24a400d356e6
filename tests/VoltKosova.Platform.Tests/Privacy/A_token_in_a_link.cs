using Shouldly;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class A_token_in_a_link
{
    private static readonly Guid _id = new("0195a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b");
    private readonly LinkTokens _tokens = new(Keys.Ring(Keys.Line("k1", 'a')));

    [Fact]
    public void gives_its_id_back()
    {
        _tokens.TryRead("confirm", _tokens.Make("confirm", _id), out var id).ShouldBeTrue();
        id.ShouldBe(_id);
    }

    [Fact]
    public void is_short_and_needs_no_escaping() => _tokens.Make("confirm", _id).ShouldMatch("^[A-Za-z0-9_-]{43}$");

    [Fact]
    public void is_refused_for_another_purpose() => _tokens.TryRead("unsubscribe", _tokens.Make("confirm", _id), out _).ShouldBeFalse();

    [Fact]
    public void is_refused_once_any_character_was_changed()
    {
        var token = _tokens.Make("confirm", _id);
        for (var place = 0; place < token.Length; place++)
        {
            var forged = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            _tokens.TryRead("confirm", forged, out var id).ShouldBeFalse($"changed at {place}");
            id.ShouldBe(Guid.Empty);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("ëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëë")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void is_refused_when_it_is_none(string? token) => _tokens.TryRead("confirm", token, out _).ShouldBeFalse();

    [Fact]
    public void survives_a_rotation_of_the_key_encryption_keys() =>
        new LinkTokens(Keys.Ring(Keys.Line("k2", 'b'))).TryRead("confirm", _tokens.Make("confirm", _id), out _).ShouldBeTrue();
}
