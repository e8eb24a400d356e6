using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Chapters.Tests.Features;

public sealed class A_role_in_a_chapter(Tree tree) : IClassFixture<Tree>
{
    [Fact]
    public async Task reaches_the_chapters_below_it_and_no_others()
    {
        Task<IReadOnlySet<Guid>> Below(params Guid[] chapters) =>
            tree.Host.With<IChapterTree, IReadOnlySet<Guid>>(found => found.Below(chapters, CancellationToken.None));

        (await Below(tree.Germany)).ShouldBe([tree.Germany, tree.Berlin], ignoreOrder: true);
        (await Below(tree.Berlin, tree.Kosovo)).ShouldBe([tree.Berlin, tree.Kosovo, tree.Prishtina], ignoreOrder: true);
        (await Below(tree.Movement)).Count.ShouldBe(5);
        (await Below(Guid.Empty)).ShouldBe([Guid.Empty]);
    }
}
