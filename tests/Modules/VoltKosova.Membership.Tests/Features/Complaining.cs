using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.CaseStory;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Complaining(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_for_anybody_who_comes_back_with_a_code_that_is_shown_once()
    {
        var (code, id) = await host.Complained();
        code.Replace("-", "", StringComparison.Ordinal).Length.ShouldBe(26, "of 32 letters: 130 bits");
        var (judge, account) = host.OfTheBody();
        await judge.Do(id, "acknowledgement");
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "messages", new { Party = "complainant", Text = "When was it?" });

        var typed = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        (await host.Public.Post($"{Complaints}/messages", new { ReturnCode = typed, Text = "On Sunday." })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        var read = await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code });

        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Body["messages"]!.AsArray().Select(one => (one!["is_yours"]!.GetValue<bool>(), one["text"].Text()))
            .ShouldBe([(false, "When was it?"), (true, "On Sunday.")]);
        (read.Body["state"].Text(), read.Body["acknowledged_at"] is not null).ShouldBe(("open", true));
        read.Body.ToJsonString().ShouldNotContain($"{account}", Case.Insensitive, "who is on the team is not told");
        (await judge.Get($"{Cases}/{id}")).Body["messages"]!.AsArray().Count.ShouldBe(2);
        (await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code[..^1] + (code[^1] == 'A' ? 'B' : 'A') })).Code
            .ShouldBe("no-such-case");
        (await host.Public.Post($"{Complaints}/messages", new { ReturnCode = "x", Text = "y" })).Code.ShouldBe("no-such-case");
    }

    [Fact]
    public async Task leaves_the_code_nowhere_and_nothing_that_was_written_in_the_log()
    {
        var (code, id) = await host.Complained(email: "once@example.org");
        await host.WhenQuiet();

        (await Traces.Of(host.ConnectionString, "membership", code)).ShouldBeEmpty();
        (await Traces.Of(host.ConnectionString, "membership", code.Replace("-", "", StringComparison.Ordinal))).ShouldBeEmpty();
        var log = await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = $1", $"{id}");
        log.ShouldNotBeEmpty();
        log.ShouldAllBe(fact => !fact.Contains("shouts") && !fact.Contains("treasurer") && !fact.Contains("once@example.org"));
    }

    [Fact]
    public async Task that_is_sent_twice_with_one_key_is_one_and_tells_the_code_once()
    {
        var body = new { Ground = "other", Text = "Twice", Language = "sq", About = "Somebody" };
        (string, string)[] key = [("Idempotency-Key", $"\"{Guid.NewGuid()}\"")];

        var first = await host.Public.Post(Complaints, body, key);
        var second = await host.Public.Post(Complaints, body, key);

        (first.Status, second.Status).ShouldBe((HttpStatusCode.Accepted, HttpStatusCode.Accepted));
        second.Body["number"].Text().ShouldBe(first.Body["number"].Text());
        (first.Body["return_code"] is not null, second.Body["return_code"] is not null).ShouldBe((true, false));
    }

    [Fact]
    public async Task tells_nobody_who_is_a_member()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("obiliq"), "accused@example.org", "obiliq");
        var number = (await host.OfficerOf(host.Chapters.Areas["obiliq"]).Get($"{MembershipHost.Members}/{member}")).Body["number"].Text();

        var answers = new List<Reply>();
        foreach (var typed in (string[])[number, "00000000"])
            answers.Add(await host.Public.Post(Complaints, new { Ground = "other", Text = "x", Language = "sq", MemberNumber = typed }));

        answers.Select(answer => (answer.Status, string.Join(',', answer.Body.Select(field => field.Key)))).Distinct().Count().ShouldBe(1);
        var (judge, _) = host.OfTheBody();
        var known = (await judge.Get($"{Cases}?filter[accused_member_id][eq]={member}")).Items().ShouldHaveSingleItem()!;
        known["about"].Text().ShouldBe(number);
    }

    [Fact]
    public async Task gets_a_receipt_where_it_can_go_without_a_word_of_the_complaint()
    {
        await host.Complained(email: "receipt@example.org");

        var mail = (await host.MailsTo("receipt@example.org")).ShouldHaveSingleItem();
        mail.Key.ShouldBe("message_received");
        mail.Value.ShouldNotContain("shouts");
        mail.Value.ShouldNotContain("harassment", Case.Insensitive);
    }

    [Fact]
    public async Task says_what_it_is_about()
    {
        (await host.Public.Post(Complaints, new { Ground = "other", Text = "", Language = "sq" })).Errors
            .ShouldBe([("#/text", "not-empty"), ("#/about", "not-empty")], ignoreOrder: true);
        (await host.Public.Post(Complaints, new { Ground = "other", Text = "x", Language = "sq", About = "y", Email = "z" })).Errors
            .ShouldBe([("#/email", "email-not-valid")]);
        (await host.Public.Post(Complaints, new { Ground = "bad-weather", Text = "x", Language = "sq", About = "y" })).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task about_discrimination_names_grounds_of_the_law_in_the_words_of_the_form()
    {
        var list = (await host.Public.Get("/api/v1/membership/discrimination-grounds")).Items();
        list.Count.ShouldBe(25);
        var sex = list.Single(one => one!["ground"].Text() == "sex")!["name"]!;
        (sex["sq"].Text(), sex["sr"].Text(), sex["en"].Text()).ShouldBe(("seksi", "pol", "sex"));
        list.ShouldAllBe(one => one!["name"]!["sq"].Text() != one["ground"].Text(), "each has its names");

        var (judge, _) = host.OfTheBody();
        var filed = await host.Public.Post(Complaints, Discriminated("discrimination", "sex", "age", "sex"));
        filed.Status.ShouldBe(HttpStatusCode.Accepted, filed.Body.ToJsonString());
        var code = filed.Body["return_code"].Text();
        var found = $"{Cases}?filter[number][eq]={filed.Body["number"].Text()}";

        (await judge.Get($"{found}&filter[discrimination_grounds][eq]=age")).Items().ShouldHaveSingleItem()!["discrimination_grounds"]!
            .AsArray().Select(one => one.Text()).ShouldBe(["sex", "age"]);
        (await judge.Get($"{found}&filter[discrimination_grounds][in]=race,sex")).Items().Count.ShouldBe(1);
        (await judge.Get($"{found}&filter[discrimination_grounds][eq]=sexual_orientation")).Items().ShouldBeEmpty();
        (await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code })).Body["discrimination_grounds"]!.AsArray().Count
            .ShouldBe(2);
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE type = $1", "membership.complaint-filed.v1"))
            .ShouldAllBe(fact => !fact.Contains("\"age\""), "sealed like the rest");
    }

    [Theory]
    [InlineData("discrimination", "bad_weather", "no-such-discrimination-ground")]
    [InlineData("harassment", "sex", "not-about-discrimination")]
    public async Task about_a_ground_that_is_none_is_not_filed(string ground, string named, string problem)
    {
        const string all = "SELECT id::text FROM membership.mt_doc_case WHERE data ->> 'text' = $1";
        (await host.Public.Post(Complaints, Discriminated(ground, named))).Code.ShouldBe(problem);
        (await host.Rows(all, $"They were refused for {named}: {ground}.")).ShouldBeEmpty();
    }

    [Fact]
    public async Task names_a_ground_that_the_setting_got_later_by_its_word()
    {
        var changed = await host.As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/policy/settings/antiDiscrimination.grounds/changes",
            new { Value = "sex,union_membership", ValidFrom = "2027-01-01", Source = "Assembly", Reason = "A new law" },
            1);
        changed.Status.ShouldBe(HttpStatusCode.NoContent, changed.Body.ToJsonString());
        DiscriminationGrounds.NameOf("union_membership").En.ShouldBe("union_membership");
        (await host.Public.Post(Complaints, Discriminated("discrimination", "union_membership"))).Code
            .ShouldBe("no-such-discrimination-ground", "not yet");
    }

    private static object Discriminated(string ground, params string[] grounds) => new
    {
        Ground = ground,
        Text = $"They were refused for {grounds[0]}: {ground}.",
        Language = "sq",
        About = "The board",
        DiscriminationGrounds = grounds,
    };

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.MembershipOfficer)]
    [InlineData(Role.ChapterBoard)]
    [InlineData(Role.DataProtectionOfficer)]
    [InlineData(Role.Auditor)]
    public async Task is_seen_by_no_other_role(Role role)
    {
        var (_, id) = await host.Complained();
        var other = host.As(new Grant(role, null));

        (await other.Get(Cases)).Code.ShouldBe("right-missing");
        (await other.Get($"{Cases}/{id}")).Code.ShouldBe("right-missing");
        (await other.Post($"{Cases}/{id}/decision", new { Reason = "x" }, 1)).Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task is_seen_by_the_body_of_the_movement_and_not_by_a_role_in_a_chapter()
    {
        var (_, id) = await host.Complained();
        var inChapter = host.As(new Grant(Role.IntegrityCommission, Guid.NewGuid()));
        var appeals = host.As(new Grant(Role.AppealsBody, null));

        foreach (var client in (HttpClient[])[inChapter, appeals])
        {
            (await client.Get($"{Cases}?filter[id][eq]={id}")).Items().ShouldBeEmpty();
            (await client.Get($"{Cases}/{id}")).Code.ShouldBe("no-such-case");
        }

        (await inChapter.Post($"{Cases}/{id}/acknowledgement", null, 1)).Code.ShouldBe("no-such-case");
        (await appeals.Post($"{Cases}/{id}/appeal-decision", new { Ruling = "lifted", Reason = "x" }, 1)).Code.ShouldBe("no-such-case");
    }
}
