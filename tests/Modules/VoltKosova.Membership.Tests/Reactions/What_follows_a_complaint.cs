using Shouldly;
using VoltKosova.Membership.Tests.Features;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Reactions;

public sealed class What_follows_a_complaint(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_a_receipt_with_the_number_and_without_the_code()
    {
        var (code, id) = await host.Complained(email: "wren@example.org");

        var body = (await host.MailsTo("wren@example.org"))["message_received"];

        var (judge, _) = host.OfTheBody();
        body.ShouldContain((await judge.Get($"{CaseStory.Cases}/{id}")).Body["number"].Text());
        body.ShouldNotContain(code);
        body.ShouldNotContain($"{id}");
    }

    [Fact]
    public async Task is_word_for_the_party_that_it_concerns_and_for_nobody_else()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("shtime"), "robin@example.org", "shtime");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member, "dunnock@example.org");
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "messages", new { Party = "complainant", Text = "When was it?" });
        (await host.MailsTo("dunnock@example.org")).Keys.ShouldBe(["message_received", "word_waits"], ignoreOrder: true);
        (await host.MailsTo("robin@example.org")).Keys.ShouldNotContain("word_waits");

        await judge.Do(id, "hearing", new { HeldAt = host.Clock.GetUtcNow().AddDays(20), Notice = "In the office" });

        (await host.MailsTo("robin@example.org"))["word_waits"].ShouldNotContain("office");
        (await host.MailsTo("dunnock@example.org")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task is_nothing_for_an_accused_who_was_never_told()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("junik"), "siskin@example.org", "junik");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "decision", new { Reason = "Nothing in it" });

        (await host.MailsTo("siskin@example.org")).Keys.ShouldNotContain("word_waits");
    }
}
