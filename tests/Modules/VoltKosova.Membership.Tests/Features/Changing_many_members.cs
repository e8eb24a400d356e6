using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Jobs.ChangeManyMembers;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Changing_many_members(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task says_first_what_it_would_do_and_does_it_to_those_alone()
    {
        var (first, second) = (host.ChapterIn("prizren"), host.ChapterIn("rahovec"));
        var (one, _) = await host.Admitted(first, "many1@example.org", "prizren");
        var (two, _) = await host.Admitted(first, "many2@example.org", "prizren");
        var (other, _) = await host.Admitted(second, "many3@example.org", "rahovec");
        await host.OfficerOf(first).Post($"{Members}/{two}/kind", new { Kind = "honorary", On = "2026-03-02", Note = "Founder" }, 1);
        var change = new Parameters(first, ToKind: ManyKind.Honorary);

        (await host.Run<ChangeManyMembers, Parameters>(change with { OnlyCount = true })).ShouldBe(
            ["1 members would change; 1 are so already."]);
        (await Kind(first, one)).ShouldBe("member");
        (await host.Run<ChangeManyMembers, Parameters>(change)).ShouldBe(
            ["1 members would change; 1 are so already.", "Changed 1 members; for 0 it was not allowed."]);

        (await Kind(first, one), await Kind(second, other)).ShouldBe(("honorary", "member"));
        (await host.Run<ChangeManyMembers, Parameters>(change)).ShouldContain("Changed 0 members; for 0 it was not allowed.");

        (await host.Run<ChangeManyMembers, Parameters>(new Parameters(first, ManyKind.Honorary, ToChapter: second))).ShouldContain(
            "Changed 2 members; for 0 it was not allowed.");
        (await host.OfficerOf(second).Get($"{Members}/{one}")).Body["in_chapter_for"].Text().ShouldBe("board");
        (await host.Run<ChangeManyMembers, Parameters>(
            new Parameters(second, JoinedBefore: new DateOnly(2026, 3, 2), ToKind: ManyKind.Youth, OnlyCount: true)))
            .ShouldBe(["0 members would change; 0 are so already."]);
    }

    [Fact]
    public async Task wants_one_change_and_a_chapter_that_there_is()
    {
        foreach (var (parameters, code) in ((Parameters, string)[])
            [
                (new Parameters(), "one-change-needed"),
                (new Parameters(ToKind: ManyKind.Youth, ToChapter: Guid.NewGuid()), "one-change-needed"),
                (new Parameters(ToChapter: Guid.NewGuid()), "no-such-chapter"),
            ])
        {
            (await Should.ThrowAsync<JobFailedException>(() => host.Run<ChangeManyMembers, Parameters>(parameters))).Code.ShouldBe(code);
        }
    }

    private async Task<string> Kind(Guid chapter, Guid member) =>
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["kind"].Text();
}
