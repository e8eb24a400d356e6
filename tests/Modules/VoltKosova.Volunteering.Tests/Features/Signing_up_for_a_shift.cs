using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Signing_up_for_a_shift(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task for_two_is_for_two()
    {
        var shift = await host.OpenShift(_chapter);
        var (one, two, three) = (await host.Joined(_chapter), await host.Joined(_chapter), await host.Joined(_chapter));

        (await host.SignUp(one, shift)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SignUp(two, shift)).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await host.SignUp(three, shift);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("full");
        (await host.Log("volunteering", three)).ShouldBe(["volunteering.volunteer-joined.v1"]);
        (await host.CoordinatorOf(_chapter).Get($"{Shifts}/{shift}")).Body["taken"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task at_once_with_many_gives_away_no_place_twice()
    {
        var shift = await host.OpenShift(_chapter);
        var people = new List<Guid>();
        for (var number = 0; number < 12; number++)
            people.Add(await host.Joined(_chapter));

        var replies = await Task.WhenAll(people.Select(person => host.SignUp(person, shift)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(2);
        replies.Count(reply => reply.Code == "full").ShouldBe(10);
        (await host.Log("volunteering", shift)).Count(name => name == "volunteering.shift-signed-up.v1").ShouldBe(2);
    }

    [Fact]
    public async Task at_once_for_shifts_of_the_same_time_gives_the_time_to_one()
    {
        var person = await host.Joined(_chapter);
        var opportunity = await host.Opened(_chapter);
        var shifts = new List<Guid>();
        for (var number = 0; number < 6; number++)
            shifts.Add(await host.Added(_chapter, opportunity));

        var replies = await Task.WhenAll(shifts.Select(shift => host.SignUp(person, shift)));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Code == "overlap").ShouldBe(5);
    }

    [Fact]
    public async Task twice_is_signing_up_once()
    {
        var shift = await host.OpenShift(_chapter);
        var person = await host.Joined(_chapter);

        var first = await host.SignUp(person, shift);
        var again = await host.SignUp(person, shift);

        again.Id("sign_up_id").ShouldBe(first.Id("sign_up_id"));
        again.Version.ShouldBe(first.Version);
        (await host.Log("volunteering", shift)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task shows_the_instructions_to_those_who_did_alone()
    {
        var shift = await host.OpenShift(_chapter);
        var person = host.Person(await host.Joined(_chapter));
        (await person.Get($"{Me}/shifts/{shift}")).Code.ShouldBe("no-such-shift");

        await person.Post($"{Me}/shifts/{shift}");

        (await person.Get($"{Me}/shifts/{shift}")).Body["instructions"]!["sq"]!.GetValue<string>().ShouldBe("Merrni jelekun.");
    }

    [Fact]
    public async Task needs_a_volunteer()
    {
        var shift = await host.OpenShift(_chapter);

        (await host.SignUp(Guid.NewGuid(), shift)).Code.ShouldBe("not-a-volunteer");
        (await host.As().Post($"{Me}/shifts/{shift}")).Code.ShouldBe("not-a-volunteer");
        (await host.Public.Post($"{Me}/shifts/{shift}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task needs_the_age_and_the_skills_that_are_asked_for()
    {
        var shift = await host.OpenShift(_chapter, Plan(18, null, new { Skill = "driving", Level = "good" }));
        var person = host.Person(await host.Joined(_chapter));

        (await person.Post($"{Me}/shifts/{shift}")).Code.ShouldBe("age-unknown");
        await person.Put($"{Me}/profile", Profile("2010-01-01", "basic"), version: 1);
        (await person.Post($"{Me}/shifts/{shift}")).Code.ShouldBe("too-young-for-shift");
        await person.Put($"{Me}/profile", Profile("2000-01-01", "basic"), version: 2);
        (await person.Post($"{Me}/shifts/{shift}")).Code.ShouldBe("skill-missing");
        await person.Put($"{Me}/profile", Profile("2000-01-01", "expert"), version: 3);
        (await person.Post($"{Me}/shifts/{shift}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_possible_while_the_opportunity_takes_people()
    {
        var draft = await host.Added(_chapter, await host.Drafted(_chapter));
        var opportunity = await host.Opened(_chapter);
        var shift = await host.Added(_chapter, opportunity);
        var person = await host.Joined(_chapter);

        (await host.SignUp(person, draft)).Code.ShouldBe("no-such-shift");
        await host.CoordinatorOf(_chapter).Post($"{Opportunities}/{opportunity}/closing", null, version: 2);
        (await host.SignUp(person, shift)).Code.ShouldBe("closed");
    }

    [Fact]
    public async Task can_be_done_by_the_coordinator_for_ones_own_volunteers()
    {
        var shift = await host.OpenShift(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);
        var (mine, foreign) = (await host.Joined(_chapter), await host.Joined(Guid.NewGuid()));

        (await coordinator.Post($"{Shifts}/{shift}/sign-ups", new { VolunteerId = mine })).Status.ShouldBe(HttpStatusCode.OK);
        (await coordinator.Post($"{Shifts}/{shift}/sign-ups", new { VolunteerId = foreign })).Code.ShouldBe("no-such-volunteer");
        await host.WhenQuiet();
        var list = await coordinator.Get($"{Shifts}/{shift}/sign-ups?filter[state][eq]=signed_up&count=true");
        list.Body["total"]!["count"]!.GetValue<int>().ShouldBe(1);
        list.Body["items"]![0]!["person_id"]!.GetValue<Guid>().ShouldBe(mine);
        var file = await coordinator.GetStringAsync(new Uri($"{Shifts}/{shift}/sign-ups?format=csv", UriKind.Relative));
        file.ShouldContain($"{mine}");
    }

    private static object Profile(string born, string level) => new
    {
        BirthDate = born,
        Skills = new[] { new { Skill = "driving", Level = level } },
        Languages = new[] { "sq" },
        Availability = Array.Empty<object>(),
    };
}
