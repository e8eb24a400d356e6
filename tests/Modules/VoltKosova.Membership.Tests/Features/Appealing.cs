using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Appealing(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task brings_a_refusal_before_the_level_above_and_somebody_else()
    {
        var (chapter, above) = (host.ChapterIn("gjilan"), Guid.NewGuid());
        host.Chapters.Parents[chapter] = above;
        var application = await host.ApplyAndConfirm("appeals@example.org", "gjilan");
        var first = host.As(new Grant(Role.MembershipOfficer, chapter), new Grant(Role.MembershipOfficer, above));
        (await first.Post($"{Applications}/{application}/refusal", new { Reason = "Two memberships" }, 3)).Version.ShouldBe(4);
        var told = (await host.MailsTo("appeals@example.org"))["application_rejected"];
        told.ShouldContain("Two memberships");
        told.ShouldContain("30 ditësh");
        var link = told.Split().Single(word => word.Contains("/confirmations/", StringComparison.Ordinal)).TrimEnd('.');
        host.Clock.Advance(TimeSpan.FromDays(30));

        var appealed = await host.Public.Post(new Uri(link).PathAndQuery + "/appeal", new { Grounds = "I have left the other one" });

        (appealed.Status, appealed.Body["decide_by"].Text()).ShouldBe((HttpStatusCode.OK, "2026-04-29"));
        (await host.OfficerOf(chapter).Get($"{Applications}/{application}")).Code.ShouldBe("no-such-application");
        var body = host.OfficerOf(above);
        var seen = (await body.Get($"{Applications}/{application}")).Body;
        (seen["state"].Text(), seen["appeal_grounds"].Text()).ShouldBe(("under_appeal", "I have left the other one"));
        (await first.Post($"{Applications}/{application}/admission", null, 5)).Code.ShouldBe("same-as-first-decision");
        var admitted = await body.Post($"{Applications}/{application}/admission", null, 5);
        admitted.Status.ShouldBe(HttpStatusCode.OK);
        (await body.Get($"{Members}/{admitted.Id("member_id")}")).Body["email"].Text().ShouldBe("appeals@example.org");
        (await host.Public.Post(new Uri(link).PathAndQuery + "/appeal", new { Grounds = "Again" })).Code.ShouldBe("already-decided");
        host.Clock.Advance(TimeSpan.FromDays(-30));
    }

    [Fact]
    public async Task is_too_late_the_day_after_the_last()
    {
        var chapter = host.ChapterIn("peje");
        var application = await host.ApplyAndConfirm("late@example.org", "peje");
        await host.OfficerOf(chapter).Post($"{Applications}/{application}/refusal", new { Reason = "No" }, 3);
        host.Clock.Advance(TimeSpan.FromDays(31));

        (await host.Public.Post($"{host.LinkOf(application)}/appeal", new { Grounds = "Please" })).Code.ShouldBe("appeal-too-late");
        host.Clock.Advance(TimeSpan.FromDays(-31));
    }

    [Fact]
    public async Task leaves_the_address_to_whoever_has_it_by_then()
    {
        var chapter = host.ChapterIn("decan");
        var application = await host.ApplyAndConfirm("twice@example.org", "decan");
        await host.OfficerOf(chapter).Post($"{Applications}/{application}/refusal", new { Reason = "No" }, 3);
        await host.Public.Post($"{host.LinkOf(application)}/appeal", new { Grounds = "Please" });
        await host.ApplyAndConfirm("twice@example.org", "decan");

        (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 5)).Code
            .ShouldBe("address-has-an-application");
    }

    [Fact]
    public async Task is_not_needed_where_the_applicant_takes_the_application_back()
    {
        var application = await host.ApplyAndConfirm("back@example.org", "kline");
        (await host.Public.Post($"{host.LinkOf(application)}/withdrawal")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post($"{host.LinkOf(application)}/withdrawal")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await host.Log("membership", application)).Count(name => name == "membership.application-withdrawn.v1").ShouldBe(1);
        await host.ApplyAndConfirm("back@example.org", "kline");
    }

    [Fact]
    public async Task comes_after_a_review_that_one_officer_has_claimed()
    {
        var chapter = host.ChapterIn("istog");
        var application = await host.ApplyAndConfirm("claimed@example.org", "istog");
        var (one, another) = (host.OfficerOf(chapter), host.OfficerOf(chapter));

        (await one.Post($"{Applications}/{application}/claim", null, 3)).Version.ShouldBe(4);
        var by = (await one.Get($"{Applications}/{application}")).Body["claimed_by"]!.GetValue<Guid>();
        (await another.Post($"{Applications}/{application}/admission", null, 4)).Code.ShouldBe("claimed-by-somebody-else");
        (await another.Get($"{Applications}?filter[claimed_by][eq]={by}&filter[decide_by][lte]=2026-03-30")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem();
        (await another.Post($"{Applications}/{application}/release", null, 4)).Version.ShouldBe(5);
        (await another.Post($"{Applications}/{application}/admission", null, 5)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.OfficerOf(Guid.NewGuid()).Post($"{Applications}/{application}/claim", null, 6)).Code.ShouldBe("no-such-application");
    }

    [Fact]
    public async Task is_not_the_only_way_up_a_late_decision_goes_there_by_itself()
    {
        var (chapter, above) = (host.ChapterIn("lipjan"), Guid.NewGuid());
        host.Chapters.Parents[chapter] = above;
        var application = await host.ApplyAndConfirm("forgotten@example.org", "lipjan");
        host.Clock.Advance(TimeSpan.FromDays(28));
        (await host.Run<EscalateLateDecisions, EscalateLateDecisions.Parameters>(new()))[1].ShouldBe(
            "Passed 0 applications on to the next level.");
        host.Clock.Advance(TimeSpan.FromDays(1));

        (await host.Run<EscalateLateDecisions, EscalateLateDecisions.Parameters>(new(OnlyCount: true))).Count.ShouldBe(1);
        await host.Run<EscalateLateDecisions, EscalateLateDecisions.Parameters>(new());
        await host.Run<EscalateLateDecisions, EscalateLateDecisions.Parameters>(new());

        var row = (await host.OfficerOf(above).Get($"{Applications}/{application}")).Body;
        (row["decide_by"].Text(), row["escalated_from"]!.GetValue<Guid>()).ShouldBe(("2026-04-14", chapter));
        (await host.Log("membership", application)).Count(name => name == "membership.application-escalated.v1").ShouldBe(1);
        (await host.OfficerOf(chapter).Get($"{Applications}/{application}")).Code.ShouldBe("no-such-application");
        host.Clock.Advance(TimeSpan.FromDays(-29));
    }

    [Fact]
    public async Task goes_up_by_itself_when_nobody_decides_on_it_in_time()
    {
        var (chapter, above, top) = (host.ChapterIn("viti"), Guid.NewGuid(), Guid.NewGuid());
        (host.Chapters.Parents[chapter], host.Chapters.Parents[above]) = (above, top);
        var application = await host.ApplyAndConfirm("late-appeal@example.org", "viti");
        await host.OfficerOf(chapter).Post($"{Applications}/{application}/refusal", new { Reason = "No" }, 3);
        var appealed = await host.Public.Post($"{host.LinkOf(application)}/appeal", new { Grounds = "Please" });
        appealed.Body["decide_by"].Text().ShouldBe("2026-03-30");
        host.Clock.Advance(TimeSpan.FromDays(29));

        await host.Run<EscalateLateDecisions, EscalateLateDecisions.Parameters>(new());

        var row = (await host.OfficerOf(top).Get($"{Applications}/{application}")).Body;
        (row["state"].Text(), row["decide_by"].Text(), row["escalated_from"]!.GetValue<Guid>())
            .ShouldBe(("under_appeal", "2026-04-14", above));
        (await host.OfficerOf(top).Post($"{Applications}/{application}/admission", null, 6)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(-29));
    }

    [Fact]
    public async Task has_nothing_to_do_with_a_mail_that_was_lost_which_is_sent_again()
    {
        await host.Apply("lost@example.org", "drenas");
        await host.WhenQuiet();
        const string Again = $"{Applications}/confirmation-mails";

        (await host.Public.Post(Again, new { Email = "LOST@example.org" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post(Again, new { Email = "lost@example.org" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post(Again, new { Email = "nobody@example.org" })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Public.Post(Again, new { Email = "lost" })).Errors.ShouldBe([("#/email", "email-not-valid")]);

        (await Mails("lost@example.org")).ShouldBe(2);
        (await Mails("nobody@example.org")).ShouldBe(0);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await host.Public.Post(Again, new { Email = "lost@example.org" });
        (await Mails("lost@example.org")).ShouldBe(3);
    }

    private async Task<int> Mails(string email) =>
        (await host.Rows("SELECT id::text FROM membership.mt_doc_mail WHERE data ->> 'to' = $1", email)).Count;
}
