using System.Net;
using Shouldly;
using VoltKosova.Membership.Tests.Features;
using VoltKosova.Messaging;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Reactions;

public sealed class What_follows_an_application(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_a_mail_that_asks_to_confirm_with_a_link_that_works()
    {
        var application = await host.Apply("asked@example.org", language: "en");

        var body = (await host.MailsTo("asked@example.org"))["confirm_email"];

        body.ShouldContain("16 March 2026");
        var link = body.Split().Single(word => word.Contains("/confirmations/", StringComparison.Ordinal));
        (await host.Public.Post(new Uri(link).PathAndQuery)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Log("membership", application)).ShouldContain("membership.application-email-confirmed.v1");
    }

    [Fact]
    public async Task is_another_mail_when_the_address_is_known_already()
    {
        await host.ApplyAndConfirm("known@example.org");
        await host.Apply("known@example.org");

        var mails = await host.MailsTo("known@example.org");

        mails.Keys.ShouldBe(["confirm_email", "email_confirmed", "already_member_or_applicant"], ignoreOrder: true);
        mails["email_confirmed"].ShouldContain("28 ditësh");
        mails["already_member_or_applicant"].ShouldNotContain("confirmations");
    }

    [Fact]
    public async Task is_a_chapter_as_soon_as_there_is_one()
    {
        var (waiting, elsewhere) = (
            await host.ApplyAndConfirm("waits@example.org", "ferizaj"), await host.ApplyAndConfirm("waits.on@example.org", "kamenice"));
        (await host.Log("membership", waiting)).ShouldNotContain("membership.application-routed.v1");
        var chapter = Guid.NewGuid();

        await host.Chapters.Give(host, chapter, "ferizaj");
        await host.WhenQuiet();

        (await host.OfficerOf(chapter).Get($"{Applications}/{waiting}")).Id("chapter_id").ShouldBe(chapter);
        (await host.Log("membership", elsewhere)).ShouldNotContain("membership.application-routed.v1");
    }

    [Fact]
    public async Task is_not_another_chapter_when_one_has_it()
    {
        var first = host.ChapterIn("suhareke");
        var application = await host.ApplyAndConfirm("stays@example.org", "suhareke");

        await host.Chapters.Give(host, Guid.NewGuid(), "suhareke");
        await host.WhenQuiet();

        (await host.OfficerOf(first).Get($"{Applications}/{application}")).Id("chapter_id").ShouldBe(first);
    }

    [Fact]
    public async Task is_a_welcome_with_number_and_chapter_and_a_link_to_an_account()
    {
        var officer = host.OfficerOf(host.ChapterIn("skenderaj"));
        var member = await Admitted(officer, "welcome@example.org", "skenderaj");

        var body = (await host.MailsTo("welcome@example.org"))["welcome"];

        var card = (await officer.Get($"{Members}/{member}")).Body;
        body.ShouldContain(card["number"]!.GetValue<string>());
        body.ShouldContain("Volt Testi");
        body.ShouldContain($"accept-invitation#token-of-{card["person_id"]!.GetValue<Guid>()}");
        host.Accounts.Asked["welcome@example.org"].ShouldBe(1);
    }

    [Theory]
    [InlineData("member", "E drejta e votës në Kuvend fillon më: 31.05.2026")]
    [InlineData("supporting_member", "Anëtarësia jote është pa të drejtë vote në Kuvend.")]
    public async Task is_a_welcome_that_promises_the_vote_only_to_those_who_will_have_it(string kind, string sentence)
    {
        var (officer, email) = (host.OfficerOf(host.ChapterIn("kacanik")), $"promised-{kind}@example.org");
        var form = System.Text.Json.JsonSerializer.Serialize(Form(email, "kacanik"), Web.ApiJson.Options)
            .Replace("\"kind\":\"member\"", $"\"kind\":\"{kind}\"", StringComparison.Ordinal);
        await host.Public.Post(Applications, form);
        var application = Guid.Parse((await host.OfAddress(email)).ShouldHaveSingleItem());
        await host.Public.Post(host.LinkOf(application));
        (await officer.Post($"{Applications}/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.OK);

        (await host.MailsTo(email))["welcome"].ShouldContain(sentence);
    }

    [Fact]
    public async Task is_a_dead_letter_when_the_account_of_the_address_is_somebody_elses()
    {
        var member = await Admitted(host.OfficerOf(host.ChapterIn("obiliq")), "foreign@example.org", "obiliq");

        (await host.MailsTo("foreign@example.org")).Keys.ShouldBe(["confirm_email", "email_confirmed"], ignoreOrder: true);
        var letter = (await host.With<DeadLetters, IReadOnlyList<DeadLetter>>(letters => letters.List("membership", default)))
            .Single(letter => letter.StreamId == member);
        (letter.Subscriber, letter.Cause, letter.Attempts).ShouldBe(("membership.welcome", "email-belongs-to-another-person", 1));
    }

    private async Task<Guid> Admitted(HttpClient officer, string email, string municipality)
    {
        var application = await host.ApplyAndConfirm(email, municipality);
        var admitted = await officer.Post($"{Applications}/{application}/admission", null, 3);
        admitted.Status.ShouldBe(HttpStatusCode.OK);
        return admitted.Id("member_id");
    }
}
