using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Counting_what_was_worked(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task takes_attendance_a_report_and_a_second_key()
    {
        var (person, shift) = await Attended();
        var me = host.Person(person);
        var coordinator = host.CoordinatorOf(_chapter);

        var reported = await me.Post($"{Me}/shifts/{shift}/hours", new { Minutes = 150 });
        reported.Status.ShouldBe(HttpStatusCode.Created);
        (await me.Post($"{Me}/shifts/{shift}/hours", new { Minutes = 150 })).Code.ShouldBe("hours-already-reported");
        (await me.Get(reported.Location!)).Body["state"]!.GetValue<string>().ShouldBe("waiting");
        (await coordinator.Post($"{reported.Location}/confirmation", null, version: 1)).Version.ShouldBe(2);
        (await coordinator.Post($"{reported.Location}/confirmation", null, version: 2)).Version.ShouldBe(2);
        (await coordinator.Post($"{reported.Location}/corrections", new { Minutes = -30, Reason = "Pauza." }, version: 2)).Version
            .ShouldBe(3);
        (await coordinator.Post($"{reported.Location}/corrections", new { Minutes = -121, Reason = "Pauza." }, version: 3)).Code
            .ShouldBe("hours-below-none");

        (await me.Get(Me)).Body["confirmed_minutes"]!.GetValue<int>().ShouldBe(120);
        await host.WhenQuiet();
        var total = (await host.BoardOf(_chapter).Get($"{Api}/chapter-hours")).Body["items"]!.AsArray().Single()!;
        total["confirmed_minutes"]!.GetValue<int>().ShouldBe(120);
        total["reports"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task never_turns_both_keys_with_one_hand()
    {
        var (person, shift) = await Attended();
        var both = host.As(new TestAccount(new Grant(Role.VolunteerCoordinator, _chapter)) { PersonId = person });
        var reported = await host.Person(person).Post($"{Me}/shifts/{shift}/hours", new { Minutes = 150 });

        (await both.Post($"{reported.Location}/confirmation", null, version: 1)).Code.ShouldBe("own-hours");
        (await host.BoardOf(_chapter).Post($"{reported.Location}/confirmation", null, version: 1)).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await host.CoordinatorOf(Guid.NewGuid()).Post($"{reported.Location}/confirmation", null, version: 1)).Code
            .ShouldBe("no-such-hours");
    }

    [Fact]
    public async Task can_be_refused_and_reported_anew()
    {
        var (person, shift) = await Attended();
        var reported = await host.Person(person).Post($"{Me}/shifts/{shift}/hours", new { Minutes = 600 });

        (await host.CoordinatorOf(_chapter).Post($"{reported.Location}/refusal", new { Reason = "Dhjetë orë?" }, version: 1)).Version
            .ShouldBe(2);

        (await host.Person(person).Get(reported.Location!)).Body["reason"]!.GetValue<string>().ShouldBe("Dhjetë orë?");
        (await host.Person(person).Post($"{Me}/shifts/{shift}/hours", new { Minutes = 60 })).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task is_for_those_who_came()
    {
        var shift = await host.OpenShift(_chapter);
        var person = await host.Joined(_chapter);
        var me = host.Person(person);
        var coordinator = host.CoordinatorOf(_chapter);

        (await me.Post($"{Me}/shifts/{shift}/hours", new { Minutes = 60 })).Code.ShouldBe("no-such-sign-up");
        await host.SignUp(person, shift);
        (await me.Post($"{Me}/shifts/{shift}/hours", new { Minutes = 60 })).Code.ShouldBe("not-attended");
        (await Note(coordinator, shift, person, attended: false)).Code.ShouldBe("shift-not-started");
        host.Clock.Advance(TimeSpan.FromDays(8));
        (await Note(host.BoardOf(_chapter), shift, person, attended: true)).Code.ShouldBe("outside-own-scope");
        (await Note(me, shift, person, attended: true)).Code.ShouldBe("no-such-shift");
        (await Note(coordinator, shift, person, attended: false)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await me.Post($"{Me}/shifts/{shift}/hours", new { Minutes = 60 })).Code.ShouldBe("not-attended");
        (await Note(coordinator, shift, person, attended: true)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await me.Post($"{Me}/shifts/{shift}/cancellation")).Code.ShouldBe("attendance-is-noted");
    }

    [Fact]
    public async Task lets_the_contact_person_note_attendance_and_see_that_shift_alone()
    {
        var lead = Guid.NewGuid();
        var (led, other) = (await host.OpenShift(_chapter, Plan(contact: lead)), await host.OpenShift(_chapter));
        var person = await host.Joined(_chapter);
        await host.SignUp(person, led);
        await host.WhenQuiet();
        host.Clock.Advance(TimeSpan.FromDays(8));

        (await Note(host.Person(lead), led, person, attended: true)).Status.ShouldBe(HttpStatusCode.NoContent);
        Ids(await host.Person(lead).Get($"{Shifts}/{led}/sign-ups")).Length.ShouldBe(1);
        (await host.Person(lead).Get($"{Shifts}/{other}/sign-ups")).Code.ShouldBe("no-such-shift");
        (await Note(host.Person(lead), other, person, attended: true)).Code.ShouldBe("no-such-shift");
    }

    [Fact]
    public async Task works_outside_of_shifts_too()
    {
        var opportunity = await host.Opened(_chapter);
        var person = await host.Joined(_chapter);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().Date);
        var me = host.Person(person);

        (await me.Post($"{Me}/hours", new { OpportunityId = opportunity, WorkedOn = today.AddDays(1), Minutes = 60 })).Code
            .ShouldBe("hours-in-the-future");
        var reported = await me.Post($"{Me}/hours", new { OpportunityId = opportunity, WorkedOn = today, Minutes = 60 });
        reported.Status.ShouldBe(HttpStatusCode.Created);
        (await host.Person(Guid.NewGuid()).Post($"{Me}/hours", new { OpportunityId = opportunity, WorkedOn = today, Minutes = 60 })).Code
            .ShouldBe("not-a-volunteer");
        (await me.Post($"{Me}/hours", new { OpportunityId = await host.Drafted(_chapter), WorkedOn = today, Minutes = 60 })).Code
            .ShouldBe("no-such-opportunity");

        Ids(await me.Get($"{Me}/hours?filter[state][eq]=waiting")).ShouldBe([$"{reported.Id("hours_id")}"]);
        Ids(await host.BoardOf(_chapter).Get($"{Hours}?sort=worked_on")).ShouldBe([$"{reported.Id("hours_id")}"]);
        (await host.BoardOf(_chapter).GetStringAsync(new Uri($"{Hours}?format=csv", UriKind.Relative))).ShouldContain($"{person}");
        Ids(await host.BoardOf(Guid.NewGuid()).Get(Hours)).ShouldBeEmpty();
        (await host.Person(Guid.NewGuid()).Get(reported.Location!)).Code.ShouldBe("no-such-hours");
    }

    private static Task<Reply> Note(HttpClient client, Guid shift, Guid person, bool attended) =>
        client.Post($"{Shifts}/{shift}/sign-ups/{person}/attendance", new { Attended = attended });

    private async Task<(Guid Person, Guid Shift)> Attended()
    {
        var (person, shift) = (await host.Joined(_chapter), await host.OpenShift(_chapter));
        (await host.SignUp(person, shift)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromDays(8));
        (await Note(host.CoordinatorOf(_chapter), shift, person, attended: true)).Status.ShouldBe(HttpStatusCode.NoContent);
        return (person, shift);
    }
}
