using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Counting_members_by_what_they_are(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Statistics = "/api/v1/membership/statistics";

    // The month that is counted on the first day of the test's clock, 2 March 2026.
    private static readonly DateOnly _joined = new(2026, 1, 15);

    [Fact]
    public async Task tells_them_apart_by_kind_age_and_gender_and_withholds_few()
    {
        var chapter = Guid.NewGuid();
        var persons = await Join(chapter, 13, born: new DateOnly(1990, 5, 5));
        await Join(chapter, 3, born: new DateOnly(1950, 5, 5));
        foreach (var person in persons.Take(6))
            (await host.As(new TestAccount() { PersonId = person }).Put("/api/v1/membership/me/gender", new { gender = "female" }, 1))
                .Status.ShouldBe(HttpStatusCode.NoContent);
        await Count();
        var officer = host.OfficerOf(chapter);

        var ages = await officer.Get($"{Statistics}?by=age&months=2&chapter_id={chapter}");
        ages.Status.ShouldBe(HttpStatusCode.OK, ages.Body.ToJsonString());
        ages.Body["months"]!.ToJsonString().ShouldBe("""["2026-02","2026-03"]""");
        ages.Body["counted_on"]!.ToJsonString().ShouldBe("""[null,"2026-03-01"]""");
        ages.Body["members"]!.ToJsonString().ShouldBe("[null,15]");
        Line(ages.Body, "35_44").ShouldBe("[null,10]");
        Line(ages.Body, "65_and_over").ShouldBe("[null,null]");
        Line(ages.Body, "under_18").ShouldBe("[null,null]");
        var genders = await officer.Get($"{Statistics}?by=gender&months=1");
        Line(genders.Body, "female").ShouldBe("[5]");
        Line(genders.Body, "undisclosed").ShouldBe("[10]");
        Line((await officer.Get($"{Statistics}?by=kind&months=1")).Body, "member").ShouldBe("[15]");
    }

    [Fact]
    public async Task shows_the_caller_s_own_chapters_alone_and_breaks_nothing_down_of_few()
    {
        var (small, large) = (Guid.NewGuid(), Guid.NewGuid());
        await Join(small, 9, new DateOnly(1990, 5, 5));
        await Join(large, 20, new DateOnly(1990, 5, 5));
        await Count();

        var few = (await host.OfficerOf(small).Get($"{Statistics}?by=age&months=1")).Body;
        few["members"]!.ToJsonString().ShouldBe("[5]");
        Line(few, "35_44").ShouldBe("[null]");
        (await host.OfficerOf(small).Get($"{Statistics}?by=age&months=1&chapter_id={large}")).Body["members"]!.ToJsonString()
            .ShouldBe("[null]");
        var both = (await host.As(new Grant(Role.ChapterBoard, small), new Grant(Role.ChapterBoard, large))
            .Get($"{Statistics}?by=chapter&months=1")).Body;
        both["members"]!.ToJsonString().ShouldBe("[25]");
        (Line(both, small.ToString()), Line(both, large.ToString())).ShouldBe(("[5]", "[20]"));
        (await host.As(new Grant(Role.Treasurer, large)).Get(Statistics)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task stays_as_it_was_counted_and_is_counted_anew_in_the_month_that_runs()
    {
        var chapter = Guid.NewGuid();
        var persons = await Join(chapter, 12, new DateOnly(1990, 5, 5));
        await Count();
        await Count();
        (await Members(chapter)).ShouldBe(12);

        await host.As(new TestAccount() { PersonId = persons[0] }).Post("/api/v1/membership/me/resignation");
        await Count();

        // The membership lasted until yesterday, which is the day that is counted.
        (await Members(chapter)).ShouldBe(12);
    }

    [Fact]
    public async Task is_a_file_as_well()
    {
        var chapter = Guid.NewGuid();
        await Join(chapter, 11, new DateOnly(2008, 3, 1));
        await Count();

        var file = await host.OfficerOf(chapter).GetStringAsync($"{Statistics}/file?by=age&months=1");

        file.TrimStart('\uFEFF').Split("\r\n")[..4].ShouldBe(
            ["month,counted_on,by,value,members", "2026-03,2026-03-01,all,all,10", "2026-03,2026-03-01,age,under_18,",
                "2026-03,2026-03-01,age,18_24,10"]);
    }

    [Fact]
    public async Task asks_nobody_but_the_member_and_tells_nobody_else()
    {
        var chapter = Guid.NewGuid();
        var person = (await Join(chapter, 1, new DateOnly(1990, 5, 5))).Single();
        var own = host.As(new TestAccount() { PersonId = person });
        (await own.Get("/api/v1/membership/me/gender")).Body["gender"].Text().ShouldBe("undisclosed");
        await own.Put("/api/v1/membership/me/gender", new { gender = "diverse" }, 1);

        (await own.Get("/api/v1/membership/me/gender")).Body["gender"].Text().ShouldBe("diverse");
        await host.WhenQuiet();
        (await own.GetStringAsync("/api/v1/privacy/me/export")).ShouldContain("\"gender\": \"diverse\"");
        var member = (await own.Get("/api/v1/membership/me")).Id("id");
        var timeline = (await host.OfficerOf(chapter).Get($"{MembershipHost.Members}/{member}/timeline")).Body.ToJsonString();
        timeline.ShouldContain("member-admitted");
        timeline.ShouldNotContain("gender");
        (await host.OfficerOf(chapter).Get($"{MembershipHost.Members}/{member}")).Body.ToJsonString().ShouldNotContain("diverse");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() })
            .Put("/api/v1/membership/me/gender", new { gender = "male" }, 1)).Code
            .ShouldBe("no-such-member");
    }

    private static string Line(JsonNode body, string value) =>
        body["lines"]!.AsArray().Single(line => line!["value"].Text() == value)!["counts"]!.ToJsonString();

    private async Task Count()
    {
        await host.WhenQuiet();
        (await host.Run<CountMembers, NoParameters>(new NoParameters())).ShouldHaveSingleItem().ShouldStartWith("Counted ");
    }

    private async Task<int> Members(Guid chapter) => int.Parse((await host.Rows(
        "SELECT data ->> 'members' FROM membership.mt_doc_statistic WHERE data ->> 'chapter_id' = $1", chapter.ToString())).Single());

    private async Task<IReadOnlyList<Guid>> Join(Guid chapter, int count, DateOnly born)
    {
        var persons = new List<Guid>();
        for (var at = 0; at < count; at++)
        {
            persons.Add(await host.With<Store<MembershipStreams>, Guid>(store => store.Write(
                async writing =>
                {
                    var (id, person) = (writing.NewId(), await writing.MintPerson());
                    await writing.Decide(MembershipStreams.Members, id, new MemberCommand.Admit(Samples.MemberAdmitted with
                    {
                        MemberId = id,
                        PersonId = person,
                        ApplicationId = id,
                        ChapterId = chapter,
                        Number = id.ToString()[..8],
                        BirthDate = born,
                        JoinedOn = _joined,
                    }));
                    return person;
                },
                CancellationToken.None)));
        }

        return persons;
    }
}
