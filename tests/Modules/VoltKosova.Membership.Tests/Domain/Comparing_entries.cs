using Shouldly;
using VoltKosova.Membership.Domain.Duplicates;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Comparing_entries
{
    private static readonly DateOnly _born = new(1996, 3, 12);

    [Theory]
    [InlineData("Arbër Krasniqi", "ARBER  KRASNIQI")]
    [InlineData("Ëngjëll Çela", "Engjell Cela")]
    [InlineData("Shaban Gjoka", "Šaban Đoka")]
    [InlineData("Gjorgje Petroviq", "Đorđe Petrović")]
    [InlineData("Đorđe Petrović", "Djordje Petrovic")]
    [InlineData("Đorđe Petrović", "Dorde Petrovic")]
    [InlineData("Ђорђе Петровић", "Đorđe Petrović")]
    [InlineData("Љиљана Њежић", "Ljiljana Nježić")]
    [InlineData("Xhevdet Zhuta", "Dževdet Žuta")]
    [InlineData("Qerim Thaçi", "Ćerim Tači")]
    [InlineData("Ylli Marija", "Ili Maria")]
    [InlineData("Ana Marija Berisha-Hoxha", "Hoxha Berisha Ana-Marija")]
    [InlineData("Krasniqi Arbër", "Arbër Krasniqi")]
    [InlineData("Ar\u200bbër\u200d Kras\u00adniqi", "Arbër Krasniqi")]
    [InlineData("\u202eArbër\u202c Krasniqi", "Arbër Krasniqi")]
    [InlineData("Arbër 🌻 Krasniqi 🇽🇰", "Arbër Krasniqi")]
    [InlineData("Ａｒｂëｒ Krasniqi", "Arbër Krasniqi")]
    [InlineData("محمد العلي", "العلي محمد")]
    [InlineData("O’Neill D'Angelo", "ONeill DAngelo")]
    public void takes_a_name_for_the_same_however_people_type_it(string one, string other) =>
        ComparedName.Of(one).Whole.ShouldBe(ComparedName.Of(other).Whole);

    [Theory]
    [InlineData("Arbër Krasniqi", "Arben Krasniqi")]
    [InlineData("Agron Gashi", "Agim Gashi")]
    [InlineData("Vjosa Berisha", "Vesa Berisha")]
    [InlineData("محمد العلي", "أحمد العلي")]
    public void tells_other_names_apart(string one, string other) =>
        ComparedName.Of(one).Whole.ShouldNotBe(ComparedName.Of(other).Whole);

    [Fact]
    public void takes_names_of_one_word_and_of_two_hundred_letters_and_none_of_signs_alone()
    {
        ComparedName.Of("Madonna", null).Words.ShouldBe(["madona"]);
        ComparedName.Of(string.Concat(Enumerable.Repeat("Ab", 100)), "Ç").Words.ShouldBe(
            [string.Concat(Enumerable.Repeat("ab", 100)), "c"]);
        ComparedName.Of("🌻", "\u200b").Words.ShouldBeEmpty();
        ComparedName.Of("Arb\ud800r").Words.ShouldHaveSingleItem("half of a sign breaks nothing");
        Keys("🌻", "", "flower@example.org").Name.ShouldBeNull();
    }

    [Fact]
    public void explains_what_speaks_for_it()
    {
        var one = Keys("Đorđe", "Petrović", "djordje@example.org");
        Likeness.Of(one, Keys("Ђорђе", "Петровић", "other@example.org")).ShouldSatisfyAllConditions(
            like => like.Reasons.ShouldBe([LikenessReason.SameBirthDate, LikenessReason.SameName]),
            like => like.Score.ShouldBeGreaterThanOrEqualTo(Likeness.Likely));
        Of(one, Keys("Gjorgje", "Petroviq", "other@example.org")).ShouldBe(
            "75 SameBirthDate SameNameSpelledOtherwise");
        Of(one, Keys("Đorđe", "Petrović", "other@example.org", new DateOnly(1996, 12, 3))).ShouldBe(
            "60 NearBirthDate SameName");
        Of(one, Keys("Đorđe", "Petrović", "other@example.org", new DateOnly(1969, 3, 12))).ShouldBe(
            "60 NearBirthDate SameName");
        Of(one, Keys("Đorđe", "Jović", "other@example.org")).ShouldBe(
            "55 SameBirthDate PartOfName");
        Of(one, Keys("Ana", "Jović", "djordje+volt@example.org", new DateOnly(1950, 7, 1))).ShouldBe(
            "50 SameMailbox");
        Of(one, one).ShouldBe("100 SameMailbox SameBirthDate SameName");
    }

    [Fact]
    public void asks_nobody_about_two_of_the_same_name_alone()
    {
        Likeness.Of(Keys("Arbër", "Krasniqi", "a@example.org"), Keys("Arbër", "Krasniqi", "b@example.org", new DateOnly(1971, 8, 30)))
            .Score.ShouldBeLessThan(Likeness.Possible);
        Likeness.Of(Keys("Arbër", "Krasniqi", "a@example.org"), Keys("Vesa", "Gashi", "b@example.org"))
            .Score.ShouldBeLessThan(Likeness.Possible, "born on the same day");
        Likeness.Of(Keys("", "", null), Keys("", "", null)).Score.ShouldBe(35, "no name and no address say nothing");
    }

    [Fact]
    public void knows_which_addresses_lead_to_one_mailbox()
    {
        var one = Keys("Ana", "Jović", "ana.jovic@gmail.com");
        Keys("Ana", "Jović", "anajovic+volt@googlemail.com").Mailbox.ShouldBe(one.Mailbox);
        Keys("Ana", "Jović", "ana.jovic@example.org").Mailbox.ShouldNotBe(Keys("Ana", "Jović", "anajovic@example.org").Mailbox);
    }

    [Fact]
    public void is_the_same_whichever_comes_first()
    {
        var one = Keys("Đorđe", "Jović", "a@example.org");
        var other = Keys("Đorđe", "Petrović", "a+b@example.org", new DateOnly(1996, 3, 21));
        Of(one, other).ShouldBe(Of(other, one));
    }

    private static string Of(MatchKeys one, MatchKeys other) =>
        Likeness.Of(one, other) is var like ? $"{like.Score} {string.Join(' ', like.Reasons)}" : "";

    private static MatchKeys Keys(string given, string family, string? email, DateOnly? born = null) =>
        MatchKeys.Of(given, family, email, born ?? _born, (kind, text) => $"{kind}:{text}");
}
