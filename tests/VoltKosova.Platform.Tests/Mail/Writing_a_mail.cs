using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Mail;
using Xunit;

namespace VoltKosova.Platform.Tests.Mail;

public sealed class Writing_a_mail
{
    public static TheoryData<string, Language> Everything
    {
        get
        {
            var rows = new TheoryData<string, Language>();
            foreach (var name in MailTemplate.Names)
            {
                foreach (var language in Enum.GetValues<Language>())
                    rows.Add(name, language);
            }

            return rows;
        }
    }

    [Fact]
    public void has_a_template_for_every_occasion_of_today() => MailTemplate.Names.ShouldBe(
    [
        "account_email_change", "account_email_confirm", "account_email_in_vain", "account_invitation", "account_notice",
        "account_password_reset", "already_member_or_applicant", "application_received", "application_rejected", "assembly_notice",
        "chapter_changed", "chapter_wish_decided", "confirm_email", "donation_refused", "dues_lapsed", "dues_overdue", "dues_reminder",
        "email_confirmed", "membership_expiry", "membership_rights_changed", "message_received", "payment_receipt",
        "petition_already_signed", "petition_confirm", "petition_signed", "shift_reminder", "step_overdue", "transfer_moved",
        "volunteer_received", "webhook_disabled", "webhook_failing", "webhook_gone", "welcome", "word_waits",
    ]);

    [Theory]
    [MemberData(nameof(Everything))]
    public void leaves_no_place_open(string template, Language language)
    {
        var (subject, body) = MailTemplate.Of(template).Render(language, Samples(template, language));

        subject.ShouldNotBeEmpty();
        (subject + body).ShouldNotContain("{{");
        (subject + body).ShouldNotContain("}}");
        body.ShouldEndWith("\nVolt Kosova\n");
        foreach (var (name, _) in MailTemplate.Of(template).Places(language).Where(place => place.Name != "org_name"))
            (subject + body).ShouldContain(Samples(template, language)[name]);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void needs_the_same_values_in_every_language(string template, Language language) =>
        Names(template, language).ShouldBe(Names(template, Language.En));

    [Theory]
    [MemberData(nameof(Everything))]
    public void has_as_many_forms_of_a_word_as_the_language(string template, Language language) =>
        MailTemplate.Of(template).Places(language).Where(place => place.Forms.Count > 0)
            .ShouldAllBe(place => place.Forms.Count == Plural.Forms(language));

    [Theory]
    [MemberData(nameof(Everything))]
    public void never_inflects_the_organisations_name(string template, Language language)
    {
        var (subject, body) = MailTemplate.Of(template).Render(language, Samples(template, language));

        (subject + body).Replace("Volt Kosova", "", StringComparison.Ordinal).ShouldNotContain("Volt");
    }

    [Theory]
    [InlineData("confirm_email")]
    [InlineData("already_member_or_applicant")]
    [InlineData("petition_confirm")]
    [InlineData("petition_already_signed")]
    [InlineData("account_email_confirm")]
    [InlineData("account_email_in_vain")]
    public void puts_nothing_a_stranger_typed_before_an_address_nobody_confirmed(string template) =>
        Names(template, Language.En).ShouldBeSubsetOf(
            ["confirm_url", "expires_at", "status_url", "org_name", "petition_title", "contact_email"]);

    [Fact]
    public void fails_at_once_when_a_value_is_missing_and_quotes_none()
    {
        var failure = Should.Throw<ArgumentException>(() =>
            MailTemplate.Of("confirm_email").Render(Language.Sq, new Dictionary<string, string> { ["confirm_url"] = "https://secret" }));

        failure.Message.ShouldBe("The mail template confirm_email needs a value for expires_at.");
    }

    [Fact]
    public void does_not_fill_places_that_a_value_brings_along()
    {
        var values = Samples("account_invitation", Language.En);
        values["given_name"] = "{{set_password_url}}";

        MailTemplate.Of("account_invitation").Render(Language.En, values).Body.ShouldStartWith("Hello {{set_password_url}},");
    }

    [Theory]
    [InlineData(Language.Sq, "Përshëndetje,")]
    [InlineData(Language.Sr, "Zdravo,")]
    [InlineData(Language.En, "Hello,")]
    public void greets_whoever_has_no_given_name_without_a_gap(Language language, string greeting)
    {
        foreach (var template in MailTemplate.Names.Where(name => Names(name, language).Contains("given_name")))
        {
            foreach (var nobody in (string[])["", " ", "\u200B"])
            {
                var values = Samples(template, language);
                values["given_name"] = nobody;

                MailTemplate.Of(template).Render(language, values).Body.Split('\n').ShouldContain(greeting, template);
            }
        }
    }

    [Theory]
    [InlineData("Ana 🌻", "Ana 🌻")]
    [InlineData("👩🏽‍🚀", "👩🏽‍🚀")]
    [InlineData("نی\u200Cما", "نی\u200Cما")]
    [InlineData("Ar\u200Bbër", "Arbër")]
    [InlineData("Ana\u202Egpj.exe", "Anagpj.exe")]
    [InlineData("Ana\tMarija\u0007", "Ana Marija")]
    public void keeps_pictures_and_what_joins_letters_and_drops_what_hides_or_turns_them(string typed, string shown)
    {
        var values = Samples("welcome", Language.En);
        values["given_name"] = typed;

        MailTemplate.Of("welcome").Render(Language.En, values).Body.ShouldStartWith($"Hello {shown},");
    }

    [Fact]
    public void keeps_line_breaks_out_of_the_subject()
    {
        var values = Samples("welcome", Language.Sq);
        values["org_name"] = "Volt\r\nBcc: everybody@example.org";

        MailTemplate.Of("welcome").Render(Language.Sq, values).Subject.ShouldBe("Mirë se erdhe në Volt Bcc: everybody@example.org!");
    }

    [Theory]
    [InlineData(1, "dan")]
    [InlineData(2, "dana")]
    [InlineData(4, "dana")]
    [InlineData(5, "dani")]
    [InlineData(11, "dani")]
    [InlineData(12, "dani")]
    [InlineData(21, "dan")]
    [InlineData(22, "dana")]
    [InlineData(111, "dani")]
    [InlineData(0, "dani")]
    public void counts_in_Serbian_with_three_forms(int count, string form) =>
        Plural.Form(Language.Sr, count, ["dan", "dana", "dani"]).ShouldBe(form);

    [Theory]
    [InlineData(1, "1 dite,")]
    [InlineData(14, "14 ditësh,")]
    public void counts_in_Albanian_with_two(int count, string text)
    {
        var values = Samples("volunteer_received", Language.Sq);
        values["review_days"] = $"{count}";

        MailTemplate.Of("volunteer_received").Render(Language.Sq, values).Body.ShouldContain(text.TrimEnd(','));
    }

    private static IEnumerable<string> Names(string template, Language language) =>
        MailTemplate.Of(template).Places(language).Select(place => place.Name).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Samples(string template, Language language) => Names(template, language)
        .ToDictionary(name => name, name => name switch
        {
            "org_name" => "Volt Kosova",
            _ when name.EndsWith("_days", StringComparison.Ordinal) => "14",
            _ when name.EndsWith("_url", StringComparison.Ordinal) => $"https://example.org/{name}",
            _ => $"[{name}]",
        });
}
