using System.Net;
using Shouldly;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Features;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Chapters.Tests.Features.ChaptersHost;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class Claiming_a_place(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task that_another_chapter_claims_in_between_is_refused_at_the_commit()
    {
        var late = await tree.Host.Found(tree.Kosovo, "local", "Volt Gjakova");
        var early = await tree.Host.Found(tree.Kosovo, "local", "Volt Rahoveci");
        var attempts = 0;

        var no = await tree.Host.With<Store<ChaptersStreams>, Rejection?>(store => store.Write(
            async writing =>
            {
                var taken = await AreaClaims.Move(writing, late, ChapterArea.Nowhere, ChapterArea.Of(["gjakove"], [], []));
                if (++attempts == 1)
                    await tree.Host.Hold(early, Area(["gjakove"]));
                return taken;
            },
            CancellationToken.None));

        no.ShouldBe(new AreaTaken("municipality:gjakove"));
        attempts.ShouldBe(2);
        (await tree.Host.LowestHolding("XK", "gjakove", null)).ShouldBe(early);
    }

    [Fact]
    public async Task that_was_given_back_is_free_again()
    {
        var first = await tree.Host.Found(tree.Kosovo, "local", "Volt Suhareka");
        var second = await tree.Host.Found(tree.Kosovo, "local", "Volt Theranda");
        await tree.Host.Hold(first, Area(["suhareke"]));
        (await tree.Host.Administrator.Put($"{Register}/{first}/area", Area(), version: 2)).Status.ShouldBe(HttpStatusCode.NoContent);

        await tree.Host.Hold(second, Area(["suhareke"]));

        (await tree.Host.LowestHolding("XK", "suhareke", null)).ShouldBe(second);
    }
}
