using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Relieving_many_of_dues(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task says_first_what_a_waiver_would_cost_and_waives_the_open_charges_of_those_alone()
    {
        var here = host.ChapterIn("peje");
        var (first, _, _) = await DuesStory.Owed(host, "waived1@example.org", "peje", here);
        var (second, reference, _) = await DuesStory.Owed(host, "waived2@example.org", "peje", here);
        var (elsewhere, _, _) = await DuesStory.Owed(host, "waived3@example.org", "gjakove");
        var paid = new { Amount = "2.00", Currency = "EUR" };
        await Treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = here,
            Amount = paid,
            ReceivedOn = "2026-03-02",
            Source = "cash",
            Reference = reference,
        });
        var waiver = new WaiveManyCharges.Parameters(here);

        (await host.Run<WaiveManyCharges, WaiveManyCharges.Parameters>(waiver with { OnlyCount = true })).ShouldBe(
            ["2 open charges of 2 members: 23 euros, rounded up."]);
        (await State(first)).ShouldBe(("open", null));
        (await host.Run<WaiveManyCharges, WaiveManyCharges.Parameters>(waiver with { DueBefore = new DateOnly(2026, 4, 1) })).ShouldBe(
            ["0 open charges of 0 members: 0 euros, rounded up.", "Waived 0 charges; 0 were paid meanwhile."]);
        (await host.Run<WaiveManyCharges, WaiveManyCharges.Parameters>(waiver)).ShouldContain("Waived 2 charges; 0 were paid meanwhile.");

        (await State(first)).ShouldBe(("waived", "resolution"));
        (await State(second)).ShouldBe(("waived", "resolution"));
        (await State(elsewhere)).ShouldBe(("open", null));
        (await host.Run<WaiveManyCharges, WaiveManyCharges.Parameters>(waiver)).ShouldContain("Waived 0 charges; 0 were paid meanwhile.");
    }

    [Fact]
    public async Task lets_those_pay_less_who_do_not_yet_and_each_once()
    {
        var (here, there) = (host.ChapterIn("istog"), host.ChapterIn("kline"));
        var (before, _) = await host.Admitted(here, "reduced1@example.org", "istog");
        var (member, _) = await host.Admitted(here, "reduced2@example.org", "istog");
        await host.Admitted(there, "reduced3@example.org", "kline");
        await Treasurer.Post(
            $"{Members}/{before}/dues-reductions", new { Reason = "resolution", Percent = 30, From = "2026-04-01", Until = "2026-12-31" });
        var reduction = new ReduceManyDues.Parameters(here, Percent: 30, From: new DateOnly(2026, 4, 1), Until: new DateOnly(2026, 12, 31));

        (await host.Run<ReduceManyDues, ReduceManyDues.Parameters>(reduction with { OnlyCount = true })).ShouldBe(
            ["1 members would pay less; 1 have this reduction already."]);
        (await Reduced()).ShouldBe([before]);
        (await host.Run<ReduceManyDues, ReduceManyDues.Parameters>(reduction)).ShouldContain(
            "Granted 1 reductions; 0 memberships ended meanwhile.");
        (await host.Run<ReduceManyDues, ReduceManyDues.Parameters>(reduction)).ShouldContain(
            "Granted 0 reductions; 0 memberships ended meanwhile.");

        (await Reduced()).ShouldBe([before, member], ignoreOrder: true);
    }

    [Fact]
    public async Task wants_to_know_from_when_to_when_less_is_paid()
    {
        var day = new DateOnly(2026, 4, 1);
        foreach (var parameters in (ReduceManyDues.Parameters[])[new(), new(From: day), new(From: day, Until: day.AddDays(-1))])
        {
            (await Should.ThrowAsync<JobFailedException>(() => host.Run<ReduceManyDues, ReduceManyDues.Parameters>(parameters))).Code
                .ShouldBe("first-and-last-day-needed");
        }
    }

    private HttpClient Treasurer => host.As(new Grant(Role.Treasurer, null));

    private async Task<(string State, string? Reason)> State(Guid charge)
    {
        var row = (await Treasurer.Get($"/api/v1/membership/charges/{charge}")).Body;
        return (row["state"].Text(), row["waived_for"]?.GetValue<string>());
    }

    private async Task<IEnumerable<Guid>> Reduced() =>
        (await Treasurer.Get("/api/v1/membership/dues-reductions?filter[percent][eq]=30&sort=granted_at")).Body["items"]!.AsArray()
            .Select(row => row!["member_id"]!.GetValue<Guid>());
}
