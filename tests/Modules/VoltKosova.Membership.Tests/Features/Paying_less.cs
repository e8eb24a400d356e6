using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Paying_less(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Reductions = "/api/v1/membership/dues-reductions";

    [Fact]
    public async Task is_granted_by_an_officer_for_some_time_and_counts_for_charges_to_come()
    {
        var chapter = host.ChapterIn("istog");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (member, person) = await host.Admitted(chapter, "less@example.org", "istog");

        var granted = await treasurer.Post($"{Members}/{member}/dues-reductions", Half);
        granted.Status.ShouldBe(HttpStatusCode.Created);
        (await treasurer.Get(granted.Location!)).Body["reason"].Text().ShouldBe("education");
        await host.As(new Grant(Role.Treasurer, null)).Post("/api/v1/membership/dues-plans", new
        {
            Kind = "member",
            Amount = new { Amount = "12.55", Currency = "EUR" },
            Period = "month",
            ValidFrom = "2026-01-01",
            DueDays = 30,
            Source = "Resolution 3",
        });
        foreach (var day in (DateOnly[])[new(2026, 3, 2), new(2026, 4, 1), new(2026, 5, 1), new(2026, 6, 1)])
            await host.Run<ChargeDues, ChargeDues.Parameters>(new(day));

        // In March the member joined on the day after the reduction had begun; in May it is over since the day before.
        (await treasurer.Get($"/api/v1/membership/charges?filter[member_id][eq]={member}&sort=due_on")).Body["items"]!.AsArray()
            .Select(charge => (charge!["amount"]!["amount"].Text(), charge["reduction_id"]?.GetValue<Guid>()))
            .ShouldBe([("6.27", granted.Id("reduction_id")), ("6.27", granted.Id("reduction_id")), ("12.55", null), ("12.55", null)]);
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/dues-reductions")).Body["items"]!.AsArray()
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task ends_earlier_but_not_later_and_is_nobodys_elses()
    {
        var chapter = host.ChapterIn("kline");
        var treasurer = host.As(new Grant(Role.Treasurer, chapter));
        var (stranger, auditor) = (host.As(new Grant(Role.Treasurer, Guid.NewGuid())), host.As(new Grant(Role.Auditor, chapter)));
        var (member, _) = await host.Admitted(chapter, "shorter@example.org", "kline");
        var path = $"{Members}/{member}/dues-reductions";

        (await treasurer.Post(path, new { Reason = "education", Percent = 100, From = "2026-03-01", Until = "2026-04-30" })).Errors
            .Single().Pointer.ShouldBe("#/percent");
        (await treasurer.Post(path, new { Reason = "education", Percent = 50, From = "2026-03-01", Until = "2026-02-28" })).Code
            .ShouldBe("ends-before-it-begins");
        (await stranger.Post(path, Half)).Code.ShouldBe("no-such-member");
        (await auditor.Post(path, Half)).Code.ShouldBe("right-missing");
        var granted = await treasurer.Post(path, Half);
        (await auditor.Get(granted.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.Get(granted.Location!)).Code.ShouldBe("no-such-reduction");
        (await stranger.Get(Reductions)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.Post($"{granted.Location}/end", new { Until = "2026-03-15" }, 1)).Code.ShouldBe("no-such-reduction");
        (await treasurer.Post($"{granted.Location}/end", new { Until = "2026-05-01" }, 1)).Code.ShouldBe("reduction-not-longer");
        (await treasurer.Post($"{granted.Location}/end", new { Until = "2026-03-15" }, 1)).Version.ShouldBe(2);
        await host.OfficerOf(chapter).Post($"{Members}/{member}/end", new { Reason = "resigned", Note = "x" }, 1);
        (await treasurer.Post(path, Half)).Code.ShouldBe("membership-is-over");
    }

    private static object Half => new { Reason = "education", Percent = 50, From = "2026-03-01", Until = "2026-04-30" };
}
