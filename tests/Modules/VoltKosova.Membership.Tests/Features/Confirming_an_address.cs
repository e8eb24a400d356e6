using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Confirming_an_address(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_not_done_by_looking_at_the_link()
    {
        var application = await host.Apply("looking@example.org");

        for (var look = 0; look < 2; look++)
        {
            var shown = await host.Public.Get(host.LinkOf(application));
            shown.Body["state"]!.GetValue<string>().ShouldBe("unconfirmed");
            shown.Body.Select(field => field.Key).ShouldBe(["state", "confirm_by"]);
        }

        (await host.Log("membership", application)).ShouldBe(["membership.application-submitted.v1"]);
    }

    [Fact]
    public async Task twice_changes_nothing()
    {
        var chapter = host.ChapterIn("peje");
        var application = await host.ApplyAndConfirm("confirms.twice@example.org", "peje");

        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);

        (await host.Public.Get(host.LinkOf(application))).Body["state"]!.GetValue<string>().ShouldBe("confirmed");
        (await host.Log("membership", application)).ShouldBe(
            ["membership.application-submitted.v1", "membership.application-email-confirmed.v1", "membership.application-routed.v1"]);
        (await host.OfficerOf(chapter).Get($"{Applications}/{application}")).Body["number"]!.GetValue<string>().ShouldMatch("^[0-9]{8}$");
    }

    [Fact]
    public async Task needs_a_link_that_was_made_here()
    {
        var link = host.LinkOf(await host.Apply("forged@example.org"));
        var forged = link[..^2] + (link[^2] == 'A' ? 'B' : 'A') + link[^1];

        foreach (var wrong in (string[])[forged, $"{Confirmations}/AAAA", host.LinkOf(Guid.NewGuid())])
        {
            (await host.Public.Get(wrong)).Status.ShouldBe(HttpStatusCode.NotFound);
            var refused = await host.Public.Post(wrong);
            refused.Status.ShouldBe(HttpStatusCode.NotFound);
            refused.Code.ShouldBe("no-such-application");
        }
    }

    [Fact]
    public async Task is_refused_for_a_second_application_of_the_same_person()
    {
        await host.ApplyAndConfirm("one.person@example.org");
        var second = await host.Apply("One.Person@EXAMPLE.org".ToLowerInvariant());

        var refused = await host.Public.Post(host.LinkOf(second));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("address-has-an-application");
        (await host.Log("membership", second)).ShouldBe(["membership.application-submitted.v1"]);
    }

    [Fact]
    public async Task is_won_by_one_of_many_applications_that_confirm_at_once()
    {
        var rivals = new List<Guid>();
        for (var rival = 0; rival < 5; rival++)
            rivals.Add(await host.Apply("rivals@example.org"));

        var replies = await Task.WhenAll(rivals.Select(rival => host.Public.Post(host.LinkOf(rival))));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Count(reply => reply.Code == "address-has-an-application").ShouldBe(4);
    }
}

public sealed class Confirming_an_address_too_late(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_refused()
    {
        var application = await host.Apply("late@example.org");
        host.Clock.Advance(TimeSpan.FromDays(14));
        var inTime = await host.Apply("in.time@example.org");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        var refused = await host.Public.Post(host.LinkOf(application));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("confirmation-too-late");
        (await host.Log("membership", application)).ShouldBe(["membership.application-submitted.v1"]);
        (await host.Public.Post(host.LinkOf(inTime))).Status.ShouldBe(HttpStatusCode.OK);
    }
}
