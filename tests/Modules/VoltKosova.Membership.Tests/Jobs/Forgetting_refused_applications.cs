using Shouldly;
using VoltKosova.Membership.Tests.Features;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Jobs;

public sealed class Forgetting_refused_applications(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task leaves_nothing_of_those_refused_long_ago_and_everything_of_the_others()
    {
        var chapter = host.ChapterIn("gjakove");
        var refused = await host.ApplyAndConfirm("nuthatch@example.org", "gjakove");
        var waiting = await host.ApplyAndConfirm("treecreeper@example.org", "gjakove");
        var officer = host.OfficerOf(chapter);
        var version = (await officer.Get($"{MembershipHost.Applications}/{refused}")).Version!.Value;
        var answer = await officer.Post(
            $"{MembershipHost.Applications}/{refused}/refusal", new { reason = "Nuthatch is no member." }, version);
        ((int)answer.Status).ShouldBeInRange(200, 204, answer.Body.ToJsonString());
        await host.WhenQuiet();
        (await Due()).ShouldBe((0, 0));

        host.Clock.Advance(TimeSpan.FromDays(181));
        (await Due()).ShouldBe((1, 1));

        (await Traces.Of(host.ConnectionString, "membership", "nuthatch")).ShouldBeEmpty();
        (await host.Log("membership", refused))[^1].ShouldBe("membership.application-erased.v1");
        (await host.Log("membership", waiting)).ShouldNotContain("membership.application-erased.v1");
        (await host.Rows("SELECT id::text FROM membership.mt_doc_consent WHERE data ->> 'source' = $1", "membership")).Count.ShouldBe(1);
        (await Due()).ShouldBe((0, 0));
        await host.ApplyAndConfirm("nuthatch@example.org", "gjakove");
    }

    private Task<(long Counted, long Deleted)> Due() => host.With<IEnumerable<IRetain>, (long, long)>(async kept =>
    {
        var one = kept.Single(each => each.Id == "refused-applications");
        var before = host.Clock.GetUtcNow().AddDays(-(await one.Rule(CancellationToken.None)).Days);
        return (await one.Count(before, CancellationToken.None), await one.DeletePiece(before, CancellationToken.None));
    });
}
