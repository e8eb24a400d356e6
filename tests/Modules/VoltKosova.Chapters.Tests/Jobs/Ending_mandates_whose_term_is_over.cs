using Shouldly;
using VoltKosova.Chapters.Jobs;
using VoltKosova.Chapters.Tests.Features;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Jobs;

public sealed class Ending_mandates_whose_term_is_over(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task writes_it_down_once_and_counts_the_days_to_fill_the_seat()
    {
        var host = tree.Host;
        var (over, holding) = (
            await host.Established(tree.Prishtina, Post("treasurer", seats: 1)),
            await host.Established(tree.Prishtina, Post("secretary", seats: 1)));
        await host.Administrator.Post($"{over}/mandates", Mandate(await host.Member(tree.Prishtina), until: "2026-03-31"));
        await host.Administrator.Post($"{holding}/mandates", Mandate(await host.Member(tree.Prishtina)));
        await host.WhenQuiet();
        (await Run()).ShouldBe(["Mandates to end: 0.", "Mandates ended: 0."]);
        host.Clock.Advance(TimeSpan.FromDays(30));

        (await Run(onlyCount: true)).ShouldBe(["Mandates to end: 1."]);
        (await Run()).ShouldBe(["Mandates to end: 1.", "Mandates ended: 1."]);
        await host.WhenQuiet();
        (await Run()).ShouldBe(["Mandates to end: 0.", "Mandates ended: 0."]);

        (await host.Log("chapters", Guid.Parse(over.Split('/')[^1]))).ShouldBe(
            ["chapters.post-established.v1", "chapters.mandate-began.v1", "chapters.mandate-ended.v1"]);
        (await host.Public.Get("/api/v1/chapters/vacancies")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["fill_by"]!
            .GetValue<string>().ShouldBe("2026-05-30");
    }

    private async Task<IEnumerable<string>> Run(bool onlyCount = false)
    {
        var run = new JobRun(Guid.NewGuid(), 1, tree.Host.Clock, CancellationToken.None);
        await tree.Host.With<EndMandatesWhoseTermIsOver, bool>(async job =>
        {
            await job.Run(new EndMandatesWhoseTermIsOver.Parameters(OnlyCount: onlyCount), run, CancellationToken.None);
            return true;
        });
        return run.TakeLines().Select(line => line.Text.En);
    }
}
