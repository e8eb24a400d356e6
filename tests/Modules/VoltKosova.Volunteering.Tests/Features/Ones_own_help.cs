using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Ones_own_help(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    [Fact]
    public async Task can_be_seen_paused_ended_and_taken_up_again()
    {
        var person = await host.Joined(Guid.NewGuid());
        var me = host.Person(person);

        (await State(me)).ShouldBe("active");
        (await me.Post($"{Me}/pause")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await State(me)).ShouldBe("paused");
        (await me.Post($"{Me}/resumption")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await me.Post($"{Me}/departure")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await State(me)).ShouldBe("left");
        (await me.Post($"{Me}/pause")).Code.ShouldBe("volunteer-has-left");
        (await me.Post(Me)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await State(me)).ShouldBe("active");
    }

    [Fact]
    public async Task changes_once_however_often_it_is_asked()
    {
        var person = await host.Joined(Guid.NewGuid());
        var me = host.Person(person);

        await me.Post($"{Me}/pause");
        (await me.Post($"{Me}/pause")).Version.ShouldBe(2);
        (await host.Log("volunteering", person)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task is_unknown_of_who_never_joined()
    {
        var me = host.Person(Guid.NewGuid());

        (await me.Get(Me)).Code.ShouldBe("no-such-volunteer");
        (await me.Post(Me)).Code.ShouldBe("no-such-volunteer");
        (await host.As().Get(Me)).Code.ShouldBe("no-such-volunteer");
    }

    private static async Task<string> State(HttpClient me) => (await me.Get(Me)).Body["state"]!.GetValue<string>();
}
