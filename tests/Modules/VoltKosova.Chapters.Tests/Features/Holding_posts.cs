using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Holding_posts(Tree tree) : IClassFixture<Tree>
{
    private readonly ChaptersHost _host = tree.Host;
    private readonly HttpClient _admin = tree.Host.Administrator;

    [Fact]
    public async Task a_pair_leads_a_chapter_and_the_register_says_who()
    {
        var (arta, besnik) = (await _host.Member(tree.Prishtina), await _host.Member(tree.Prishtina));
        var post = await _host.Established(tree.Prishtina, Post());

        var first = await _admin.Post($"{post}/mandates", Mandate(arta, name: "Arta Ajri"));
        first.Status.ShouldBe(HttpStatusCode.Created);
        (first.Body["seat"]!.GetValue<int>(), first.Body["until"]!.GetValue<string>(), first.Body["pair"]!.GetValue<string>())
            .ShouldBe((1, "2028-03-01", "half_filled"));
        (await VacancyOf(post))!["half_filled"]!.GetValue<bool>().ShouldBeTrue();
        var second = await _admin.Post($"{post}/mandates", Mandate(besnik, "undisclosed"));
        (second.Body["seat"]!.GetValue<int>(), second.Body["pair"]!.GetValue<string>()).ShouldBe((2, "undisclosed_counts_for_none"));
        (await VacancyOf(post)).ShouldBeNull();

        var register = await Register(tree.Prishtina, "2026-03-02", post);
        register.Select(entry => (entry["name"]?.GetValue<string>(), entry["name_withheld"]!.GetValue<bool>()))
            .ShouldBe([("Arta Ajri", false), (null, true)]);
        register[0]["title"]!["sq"]!.GetValue<string>().ShouldBe("Bashkëdrejtues");
        (await Register(tree.Prishtina, "2026-03-01", post)).ShouldBeEmpty();
        (await Register(tree.Prishtina, "2028-03-02", post)).ShouldBeEmpty();
        (await _admin.Get("/api/v1/chapters/mandates?filter[basis][eq]=elected&filter[person_id][eq]=" + arta))
            .Body["items"]!.AsArray().Count.ShouldBe(1);
        (await Traces.Of(_host.ConnectionString, "chapters", "Arta Ajri")).ShouldBe(["mt_doc_mandate"]);
    }

    [Fact]
    public async Task two_parallel_appointments_to_one_seat_have_one_winner()
    {
        var post = await _host.Established(tree.Prishtina, Post("treasurer", seats: 1));
        var people = new[] { await _host.Member(tree.Prishtina), await _host.Member(tree.Prishtina), await _host.Member(tree.Prishtina) };

        var replies = await Task.WhenAll(people.Select(person => _admin.Post($"{post}/mandates", Mandate(person))));

        replies.Count(reply => reply.Status is HttpStatusCode.Created).ShouldBe(1);
        replies.Where(reply => reply.Status is not HttpStatusCode.Created).ShouldAllBe(reply => reply.Code == "seat-taken");
    }

    [Fact]
    public async Task two_chapters_cannot_give_one_person_what_nobody_may_hold_together()
    {
        var person = await _host.Member(tree.Prishtina);
        var lead = await _host.Established(tree.Prishtina, Post("board_member", seats: 1, incompatible: ["auditor"]));
        var audit = await _host.Established(tree.Berlin, Post("auditor", seats: 1));

        var replies = await Task.WhenAll(
            _admin.Post($"{lead}/mandates", Mandate(person)), _admin.Post($"{audit}/mandates", Mandate(person)));

        replies.Count(reply => reply.Status is HttpStatusCode.Created).ShouldBe(1);
        replies.Single(reply => reply.Status is not HttpStatusCode.Created).Code.ShouldBe("incompatible-post-held");
    }

    [Fact]
    public async Task is_for_members_and_within_the_rules_of_the_post()
    {
        var (arta, other) = (await _host.Member(tree.Prishtina), await _host.Member(tree.Prishtina));
        var post = await _host.Established(tree.Prishtina, Post());
        async Task<string?> Refused(object mandate) => (await _admin.Post($"{post}/mandates", mandate)).Code;

        (await Refused(Mandate(Guid.NewGuid()))).ShouldBe("not-a-member");
        (await _admin.Post($"{post}/mandates", Mandate(arta))).Status.ShouldBe(HttpStatusCode.Created);
        (await Refused(Mandate(arta, seat: 2))).ShouldBe("holds-the-same-post");
        (await Refused(Mandate(other, "female"))).ShouldBe("pair-of-one-gender");
        (await Refused(Mandate(other, "male", seat: 1))).ShouldBe("seat-taken");
        (await Refused(Mandate(other, "male", seat: 3))).ShouldBe("no-such-seat");
        (await Refused(Mandate(other, "male", until: "2030-01-01"))).ShouldBe("term-too-long");
        var late = await _admin.Post($"{post}/mandates", Mandate(other, "male", until: "2028-03-02"));
        late.Body["detail"]!.GetValue<string>().ShouldBe("The mandate is longer than the term of the post: at the latest 2028-03-01.");
    }

    [Fact]
    public async Task what_if_takes_the_same_decision_and_changes_nothing()
    {
        var (arta, other) = (await _host.Member(tree.Prishtina), await _host.Member(tree.Prishtina));
        var post = await _host.Established(tree.Prishtina, Post());
        var check = $"{post}/mandates/check";

        var possible = await _admin.Post(check, Mandate(arta));
        (possible.Body["possible"]!.GetValue<bool>(), possible.Body["seat"]!.GetValue<int>()).ShouldBe((true, 1));
        (await _host.Log("chapters", IdOf(post))).ShouldBe(["chapters.post-established.v1"]);
        (await _host.Log("chapters", arta)).ShouldBe(["chapters.member-known.v1"]);
        await _admin.Post($"{post}/mandates", Mandate(arta));
        var not = await _admin.Post(check, Mandate(other));
        (not.Status, not.Body["possible"]!.GetValue<bool>(), not.Body["code"]!.GetValue<string>())
            .ShouldBe((HttpStatusCode.OK, false, "pair-of-one-gender"));
        (await _admin.Post("/api/v1/chapters/posts/" + Guid.NewGuid() + "/mandates/check", Mandate(arta))).Code.ShouldBe("no-such-post");
    }

    [Fact]
    public async Task ends_early_and_the_seat_is_to_be_filled_again()
    {
        var arta = await _host.Member(tree.Prishtina);
        var post = await _host.Established(tree.Prishtina, Post("secretary", seats: 1));
        var mandate = (await _admin.Post($"{post}/mandates", Mandate(arta, name: "Arta"))).Id("mandate_id");
        var end = $"{post}/mandates/{mandate}/end";

        (await _admin.Post(end, new { Reason = "resigned", EndedOn = "2026-06-30" }, 1)).Status
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _admin.Post(end, new { Reason = "resigned", EndedOn = "2026-06-30" }, 2)).Version.ShouldBe(3);

        (await VacancyOf(post))!["fill_by"]!.GetValue<string>().ShouldBe("2026-08-29");
        (await Register(tree.Prishtina, "2026-06-30", post)).Count.ShouldBe(1);
        (await Register(tree.Prishtina, "2026-07-01", post)).ShouldBeEmpty();
        (await _admin.Post($"{post}/mandates/{Guid.NewGuid()}/end", new { Reason = "resigned", EndedOn = "2026-06-30" }, 3)).Code
            .ShouldBe("no-such-mandate");
    }

    [Fact]
    public async Task ends_with_the_membership_in_whatever_chapter()
    {
        var arta = await _host.Member(tree.Prishtina);
        var (here, there) = (
            await _host.Established(tree.Prishtina, Post("delegate", seats: 1)),
            await _host.Established(tree.Berlin, Post("auditor", seats: 1)));
        foreach (var post in (string[])[here, there])
            (await _admin.Post($"{post}/mandates", Mandate(arta))).Status.ShouldBe(HttpStatusCode.Created);

        await _host.Leaves(arta, tree.Prishtina);

        foreach (var post in (string[])[here, there])
        {
            (await _host.Log("chapters", IdOf(post))).ShouldContain("chapters.mandate-ended.v1");
            (await VacancyOf(post))!["fill_by"]!.GetValue<string>().ShouldBe("2026-05-01");
        }

        (await _admin.Get($"/api/v1/chapters/mandates?filter[person_id][eq]={arta}")).Body["items"]!.AsArray()
            .Select(item => item!["ended_for"]!.GetValue<string>()).ShouldBe(["membership_ended", "membership_ended"]);
        (await _admin.Post($"{here}/mandates", Mandate(arta, from: "2026-04-01"))).Code.ShouldBe("not-a-member");
    }

    [Fact]
    public async Task ends_with_a_removal_from_office_and_says_no_more_than_that_it_was_recalled()
    {
        var arta = await _host.Member(tree.Prishtina);
        var post = await _host.Established(tree.Prishtina, Post("delegate", seats: 1));
        (await _admin.Post($"{post}/mandates", Mandate(arta))).Status.ShouldBe(HttpStatusCode.Created);

        await _host.Barred(arta, ("office_removal", null));
        await _host.Barred(arta, ("office_removal", null));

        (await _host.Log("chapters", IdOf(post))).Count(name => name == "chapters.mandate-ended.v1").ShouldBe(1);
        (await VacancyOf(post))!["fill_by"]!.GetValue<string>().ShouldBe("2026-05-01");
        (await _admin.Get($"/api/v1/chapters/mandates?filter[person_id][eq]={arta}")).Body["items"]!.AsArray().ShouldHaveSingleItem()!
            ["ended_for"]!.GetValue<string>().ShouldBe("recalled");
        (await _admin.Post($"{post}/mandates", Mandate(arta, from: "2026-04-01"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task is_refused_on_the_days_of_a_ban_and_open_after_it_or_when_it_is_lifted()
    {
        var arta = await _host.Member(tree.Prishtina);
        var post = await _host.Established(tree.Prishtina, Post("delegate", seats: 1));
        (await _admin.Post($"{post}/mandates", Mandate(arta))).Status.ShouldBe(HttpStatusCode.Created);

        await _host.Barred(arta, ("forum_ban", "2027-01-31"), ("office_ban", "2027-01-31"));
        (await _host.Log("chapters", IdOf(post))).ShouldNotContain("chapters.mandate-ended.v1", "it is not final");
        await _host.Barred(arta, ("office_ban", "2027-01-31"), ("office_removal", null));
        (await _host.Log("chapters", IdOf(post))).ShouldContain("chapters.mandate-ended.v1");

        var refused = await _admin.Post($"{post}/mandates", Mandate(arta, from: "2026-04-01"));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "barred-from-office"));
        var check = await _admin.Post($"{post}/mandates/check", Mandate(arta, from: "2027-01-31"));
        check.Body["code"]!.GetValue<string>().ShouldBe("barred-from-office");
        check = await _admin.Post($"{post}/mandates/check", Mandate(arta, from: "2027-02-01"));
        check.Body["possible"]!.GetValue<bool>().ShouldBeTrue();
        (await Traces.Of(_host.ConnectionString, "chapters", "2027-01-31")).ShouldBeEmpty("sealed");

        await _host.Barred(arta);
        (await _admin.Post($"{post}/mandates", Mandate(arta, from: "2026-04-01"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task is_written_down_by_those_who_look_after_the_chapter()
    {
        var post = await _host.Established(tree.Prishtina, Post());
        var elsewhere = _host.As(new Grant(Role.Administrator, tree.Berlin));

        (await elsewhere.Post($"{Register(tree.Prishtina)}/posts", Post())).Code.ShouldBe("chapter-out-of-scope");
        (await elsewhere.Post($"{post}/mandates", Mandate(Guid.NewGuid()))).Code.ShouldBe("chapter-out-of-scope");
        (await elsewhere.Post($"{post}/mandates/check", Mandate(Guid.NewGuid()))).Code.ShouldBe("chapter-out-of-scope");
        (await elsewhere.Put(post, Post(termMonths: 12), 1)).Code.ShouldBe("chapter-out-of-scope");
        (await _host.As(new Grant(Role.ChapterBoard, tree.Prishtina)).Post($"{post}/mandates", Mandate(Guid.NewGuid()))).Code
            .ShouldBe("right-missing");
        (await _admin.Post($"{Register(Guid.NewGuid())}/posts", Post())).Code.ShouldBe("no-such-chapter");
        (await _admin.Post($"{Register(tree.Prishtina)}/posts", Post(seats: 3))).Code.ShouldBe("pair-has-two-seats");
    }

    [Fact]
    public async Task posts_are_public_and_their_rules_can_change()
    {
        var post = await _host.Established(tree.Germany, Post("equality_officer", seats: 1));

        (await _admin.Put(post, Post("equality_officer", seats: 2, termMonths: 12), 1)).Version.ShouldBe(2);
        (await _host.Public.Get(post)).Body["rules"]!["term_months"]!.GetValue<int>().ShouldBe(12);
        (await _host.Public.Get($"/api/v1/chapters/posts?filter[chapter_id][eq]={tree.Germany}")).Body["items"]!.AsArray().Count
            .ShouldBe(1);
        (await _host.Public.GetStringAsync("/api/v1/chapters/vacancies?format=csv")).ShouldContain("equality_officer");
        (await _host.Public.Get($"{Register(Guid.NewGuid())}/mandates")).Code.ShouldBe("no-such-chapter");
        (await _host.Public.Get($"{Register(tree.Germany)}/mandates?as_of=yesterday")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Register(Guid chapter) => $"{ChaptersHost.Register}/{chapter}";

    private static Guid IdOf(string path) => Guid.Parse(path.Split('/')[^1]);

    private async Task<List<JsonNode>> Register(Guid chapter, string day, string post)
    {
        await _host.WhenQuiet();
        var read = await _host.Public.Get($"{Register(chapter)}/mandates?as_of={day}");
        read.Status.ShouldBe(HttpStatusCode.OK);
        var entries = read.Body["mandates"]!.AsArray().Select(entry => entry!);
        return [.. entries.Where(entry => entry["post_id"]!.GetValue<Guid>() == IdOf(post))];
    }

    private async Task<JsonNode?> VacancyOf(string post) =>
        (await _host.Public.Get($"/api/v1/chapters/vacancies?filter[id][eq]={IdOf(post)}")).Body["items"]!.AsArray().SingleOrDefault();
}
