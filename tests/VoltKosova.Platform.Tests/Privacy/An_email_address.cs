using Shouldly;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Privacy;

public sealed class An_email_address
{
    [Theory]
    [InlineData("arta@example.org", "arta@example.org")]
    [InlineData("  Arta.Gashi@Example.ORG\n", "arta.gashi@example.org")]
    [InlineData("arta+volt@example.org", "arta+volt@example.org")]
    [InlineData("o'neil@sub.example.co", "o'neil@sub.example.co")]
    [InlineData("arta@bücher.example", "arta@xn--bcher-kva.example")]
    [InlineData("arta@пример.срб", "arta@xn--e1afmkfd.xn--90a3ac")]
    public void has_one_canonical_form(string typed, string canonical)
    {
        EmailAddress.TryParse(typed, out var address).ShouldBeTrue();
        address!.Canonical.ShouldBe(canonical);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arta")]
    [InlineData("@example.org")]
    [InlineData("arta@")]
    [InlineData("arta@localhost")]
    [InlineData("arta@127.0.0.1")]
    [InlineData("arta@@example.org")]
    [InlineData("arta@gashi@example.org")]
    [InlineData("a b@example.org")]
    [InlineData(".arta@example.org")]
    [InlineData("arta.@example.org")]
    [InlineData("ar..ta@example.org")]
    [InlineData("arta@-example.org")]
    [InlineData("arta@example..org")]
    [InlineData("arta@example.org.")]
    [InlineData("Arta <arta@example.org>")]
    [InlineData("arta@example.org\r\nBcc: all@example.org")]
    [InlineData("artë@example.org")]
    public void is_refused_when_it_is_none(string? typed) => EmailAddress.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void is_at_most_254_characters_long_with_at_most_64_before_the_at()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".org";
        EmailAddress.TryParse($"{new string('a', 64)}@{domain}", out _).ShouldBeTrue();
        EmailAddress.TryParse($"{new string('a', 65)}@example.org", out _).ShouldBeFalse();
        EmailAddress.TryParse($"{new string('a', 64)}@ddddd.{domain}", out _).ShouldBeFalse();
    }

    [Fact]
    public void equals_another_by_its_canonical_form() =>
        EmailAddress.Parse("ARTA@example.org").ShouldBe(EmailAddress.Parse("arta@example.org"));

    [Fact]
    public void does_not_show_itself_in_a_log() => $"{EmailAddress.Parse("arta@example.org")}".ShouldNotContain("arta");
}
