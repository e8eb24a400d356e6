using Shouldly;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class Looking_up_by_keyed_hash
{
    private readonly BlindIndex _index = new(Keys.Ring(Keys.Line("k1", 'a')));

    [Fact]
    public void finds_the_same_value_again() => _index.Of("membership.email", "arta@example.org")
        .ShouldBe(new BlindIndex(Keys.Ring(Keys.Line("k1", 'a'))).Of("membership.email", "arta@example.org"));

    [Fact]
    public void is_stored_so_its_form_never_changes() =>
        _index.Of("membership.email", "arta@example.org").ShouldBe("oBuMf6vaRL7bQH7RzIK8tl_s87hYMzI_zpndabX91JI");

    [Fact]
    public void cannot_be_joined_with_another_purpose() =>
        _index.Of("membership.email", "arta@example.org").ShouldNotBe(_index.Of("campaigns.email", "arta@example.org"));

    [Fact]
    public void tells_values_apart() => _index.Of("p", "a").ShouldNotBe(_index.Of("p", "b"));

    [Fact]
    public void survives_a_rotation_of_the_key_encryption_keys() => _index.Of("p", "a")
        .ShouldBe(new BlindIndex(Keys.Ring(Keys.Line("k2", 'b'), Keys.Line("k1", 'a'))).Of("p", "a"));

    [Fact]
    public void finds_an_address_however_it_was_written() => _index.OfEmail("p", EmailAddress.Parse(" Arta@BÜCHER.example "))
        .ShouldBe(_index.OfEmail("p", EmailAddress.Parse("arta@xn--bcher-kva.example")));
}
