using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Partnerships.Jobs;
using VoltKosova.Partnerships.Tests.Features;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Features.PartnershipsHost;

namespace VoltKosova.Partnerships.Tests.Jobs;

public sealed class Keeping_up_agreements : IAsyncLifetime
{
    private readonly PartnershipsHost _host = new();
    private readonly Guid _chapter = Guid.NewGuid();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task opens_gives_notice_and_ends_each_on_its_day_and_once()
    {
        var manager = _host.ManagerOf(_chapter);
        var agreement = await _host.Proposed(manager, await _host.Looked(_chapter, "OJQ Kalendari"), Terms(startsOn: "2026-04-01"));
        await _host.Bind(_chapter, agreement, "signed");

        (await Run()).ShouldBe(["In force now: 0.", "Ended: 0.", "Ending soon: 0."]);
        await To(2026, 4, 1);
        (await Run()).ShouldBe(["In force now: 1.", "Ended: 0.", "Ending soon: 0."]);
        await To(2026, 12, 1);
        (await Run()).ShouldBe(["In force now: 0.", "Ended: 0.", "Ending soon: 1."]);
        (await Run()).ShouldBe(["In force now: 0.", "Ended: 0.", "Ending soon: 0."]);
        await To(2027, 1, 1);
        (await Run()).ShouldBe(["In force now: 0.", "Ended: 1.", "Ending soon: 0."]);
        (await Run()).ShouldBe(["In force now: 0.", "Ended: 0.", "Ending soon: 0."]);

        var read = (await manager.Get(agreement)).Body;
        (read["ended_on"]!.GetValue<string>(), read["ended_for"]!.GetValue<string>()).ShouldBe(("2026-12-31", "expired"));
    }

    [Fact]
    public async Task ends_a_terminated_one_on_the_day_of_effect_and_an_amended_one_with_the_newer()
    {
        var (manager, ending) = await _host.InForce(_chapter, "OJQ Zgjidhja");
        var (_, amended) = await _host.InForce(_chapter, "OJQ Ndryshimi");
        await manager.Post(
            $"{ending}/termination",
            new { RequestedOn = "2026-03-02", EffectiveOn = "2026-04-01", WithoutNotice = false, Reason = "Mbaroi puna" },
            6);
        var newer = (await manager.Post($"{amended}/amendments", Terms(startsOn: "2026-04-01", endsOn: "2027-12-31"))).Location!;
        await _host.Bind(_chapter, newer, "signed");

        await To(2026, 4, 1);

        (await Run()).ShouldBe(["In force now: 1.", "Ended: 1.", "Ending soon: 0."]);
        async Task<string> EndOf(string path) => (await manager.Get(path)).Body["ended_for"]!.GetValue<string>();
        (await EndOf(ending), await EndOf(amended)).ShouldBe(("terminated", "amended"));
    }

    private Task To(int year, int month, int day)
    {
        _host.Clock.Advance(new DateTimeOffset(year, month, day, 11, 0, 0, TimeSpan.Zero) - _host.Clock.GetUtcNow());
        return _host.WhenQuiet();
    }

    private async Task<IEnumerable<string>> Run()
    {
        var run = new JobRun(Guid.NewGuid(), 1, _host.Clock, CancellationToken.None);
        await _host.With<KeepUpAgreements, bool>(async job =>
        {
            await job.Run(new KeepUpAgreements.Parameters(), run, CancellationToken.None);
            return true;
        });
        return run.TakeLines().Select(line => line.Text.En);
    }
}
