using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Places;
using Xunit;

namespace VoltKosova.Platform.Tests.Places;

public sealed class A_residence
{
    [Fact]
    public void in_Kosovo_is_a_municipality()
    {
        Residence.TryMake("XK", "prishtine", null, out var residence, out _).ShouldBeTrue();

        (residence!.Country, residence.Municipality, residence.Locality).ShouldBe(("XK", "prishtine", null));
        residence.In(Language.Sr).ShouldBe("Priština");
    }

    [Fact]
    public void elsewhere_is_a_country_and_a_locality()
    {
        Residence.TryMake("DE", "", "  Frankfurt \t am\nMain ", out var residence, out _).ShouldBeTrue();

        (residence!.Country, residence.Municipality, residence.Locality).ShouldBe(("DE", null, "Frankfurt am Main"));
        residence.In(Language.Sq).ShouldBe("Frankfurt am Main, Gjermani");
    }

    [Theory]
    [InlineData("XX", null, "Berlin", "country-unknown")]
    [InlineData("xk", "prishtine", null, "country-unknown")]
    [InlineData("XK", null, null, "municipality-needed")]
    [InlineData("XK", null, "Prishtinë", "municipality-needed")]
    [InlineData("XK", "tirane", null, "municipality-unknown")]
    [InlineData("XK", "prishtine", "Dardania", "locality-only-abroad")]
    [InlineData("DE", "prishtine", "Berlin", "municipality-only-in-kosovo")]
    [InlineData("DE", null, null, "locality-needed")]
    [InlineData("DE", null, " - ", "locality-needed")]
    public void says_what_is_wrong(string country, string? municipality, string? locality, string code)
    {
        Residence.TryMake(country, municipality, locality, out _, out var no).ShouldBeFalse();

        no!.Code.ShouldBe(code);
        no.Kind.ShouldBe(RejectionKind.Invalid);
    }

    [Fact]
    public void has_a_locality_of_at_most_100_characters()
    {
        Residence.TryMake("DE", null, new string('b', 100), out _, out _).ShouldBeTrue();
        Residence.TryMake("DE", null, new string('b', 101), out _, out var no).ShouldBeFalse();
        no.ShouldBeOfType<LocalityTooLong>();
    }
}
