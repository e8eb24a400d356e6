using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Giving_up_a_place(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task in_time_frees_it_for_somebody_else()
    {
        var shift = await host.OpenShift(_chapter, shift: host.Shift(capacity: 1));
        var (one, two) = (await host.Joined(_chapter), await host.Joined(_chapter));
        await host.SignUp(one, shift);
        (await host.SignUp(two, shift)).Code.ShouldBe("full");

        (await host.Person(one).Post($"{Me}/shifts/{shift}/cancellation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Person(one).Post($"{Me}/shifts/{shift}/cancellation")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await host.SignUp(two, shift)).Status.ShouldBe(HttpStatusCode.OK);
        await host.WhenQuiet();
        var mine = (await host.Person(one).Get($"{Me}/sign-ups")).Body["items"]!.AsArray().Single()!;
        mine["state"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task is_too_late_on_the_day_before_and_then_the_coordinator_does_it()
    {
        var shift = await host.OpenShift(_chapter, shift: host.Shift(inDays: 1, from: "09:00", until: "11:00"));
        var person = await host.Joined(_chapter);
        await host.SignUp(person, shift);

        (await host.Person(person).Post($"{Me}/shifts/{shift}/cancellation")).Code.ShouldBe("too-late-to-cancel");
        (await host.CoordinatorOf(_chapter).Post($"{Shifts}/{shift}/sign-ups/{person}/cancellation")).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await host.CoordinatorOf(Guid.NewGuid()).Post($"{Shifts}/{shift}/sign-ups/{person}/cancellation")).Code
            .ShouldBe("no-such-shift");
    }

    [Fact]
    public async Task that_one_never_had_is_not_possible()
    {
        var shift = await host.OpenShift(_chapter);

        (await host.Person(await host.Joined(_chapter)).Post($"{Me}/shifts/{shift}/cancellation")).Code.ShouldBe("no-such-sign-up");
    }

    [Fact]
    public async Task happens_by_itself_when_one_leaves()
    {
        var shift = await host.OpenShift(_chapter, shift: host.Shift(capacity: 1, inDays: 1, from: "09:00", until: "11:00"));
        var (one, two) = (await host.Joined(_chapter), await host.Joined(_chapter));
        await host.SignUp(one, shift);

        (await host.Person(one).Post($"{Me}/departure")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await host.SignUp(two, shift)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SignUp(one, shift)).Code.ShouldBe("full");
    }
}
