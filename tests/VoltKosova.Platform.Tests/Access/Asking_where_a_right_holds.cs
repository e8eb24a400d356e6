using Shouldly;
using VoltKosova.Access;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Access;

public sealed class Asking_where_a_right_holds
{
    private static readonly Guid _kosova = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid _prishtina = new("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid _dardania = new("00000000-0000-0000-0000-00000000000c");
    private static readonly Guid _prizren = new("00000000-0000-0000-0000-00000000000d");

    private static readonly Right _approve = new("membership.approve", Role.MembershipOfficer, Role.ChapterBoard);

    private readonly Tree _tree = new(new() { [_kosova] = [_prishtina, _prizren], [_prishtina] = [_dardania] });

    [Fact]
    public async Task holds_in_the_own_chapter_and_below_and_not_beside_or_above()
    {
        var scope = await Scope(new Grant(Role.MembershipOfficer, _prishtina));
        scope.Everywhere.ShouldBeFalse();
        scope.Holds(_prishtina).ShouldBeTrue();
        scope.Holds(_dardania).ShouldBeTrue();
        scope.Holds(_prizren).ShouldBeFalse();
        scope.Holds(_kosova).ShouldBeFalse();
        scope.Holds(null).ShouldBeFalse();
    }

    [Fact]
    public async Task holds_everywhere_for_the_whole_movement()
    {
        var scope = await Scope(new Grant(Role.ChapterBoard, _prizren), new Grant(Role.MembershipOfficer, null));
        scope.Everywhere.ShouldBeTrue();
        scope.Holds(_kosova).ShouldBeTrue();
        scope.Holds(Guid.Empty).ShouldBeTrue();
        scope.Holds(null).ShouldBeTrue();
        _tree.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task adds_up_over_roles_and_chapters()
    {
        var scope = await Scope(new Grant(Role.ChapterBoard, _dardania), new Grant(Role.MembershipOfficer, _prizren));
        scope.Chapters.Order().ShouldBe([_dardania, _prizren]);
    }

    [Fact]
    public async Task holds_nowhere_without_a_grant()
    {
        var caller = Called();
        caller.Has(_approve).ShouldBeFalse();
        (await caller.Scope(_approve, CancellationToken.None)).ShouldBe(ChapterScope.Nowhere);
        ChapterScope.Nowhere.Holds(_kosova).ShouldBeFalse();
        ChapterScope.Nowhere.Holds(null).ShouldBeFalse();
    }

    [Fact]
    public async Task holds_nowhere_for_a_role_without_the_right()
    {
        var caller = Called(new Grant(Role.Treasurer, null), new Grant(Role.Administrator, _kosova));
        caller.Has(_approve).ShouldBeFalse();
        (await caller.Scope(_approve, CancellationToken.None)).ShouldBe(ChapterScope.Nowhere);
    }

    [Fact]
    public async Task does_not_stretch_a_chapter_by_another_role_elsewhere()
    {
        var scope = await Scope(
            new Grant(Role.MembershipOfficer, _prizren), new Grant(Role.Treasurer, null), new Grant(Role.Auditor, _prishtina));
        scope.Chapters.ShouldBe([_prizren]);
    }

    [Fact]
    public async Task holds_nowhere_for_the_public()
    {
        var nobody = new Caller(_tree);
        nobody.IsSignedIn.ShouldBeFalse();
        nobody.AccountId.ShouldBeNull();
        nobody.Has(_approve).ShouldBeFalse();
        (await nobody.Scope(_approve, CancellationToken.None)).ShouldBe(ChapterScope.Nowhere);
    }

    [Fact]
    public async Task asks_the_tree_once_per_right()
    {
        var caller = Called(new Grant(Role.MembershipOfficer, _kosova));
        await caller.Scope(_approve, CancellationToken.None);
        await caller.Scope(new Right("membership.approve", Role.MembershipOfficer), CancellationToken.None);
        _tree.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task stays_in_the_chapter_itself_while_nobody_knows_the_tree()
    {
        var alone = await new ChaptersAlone().Below([_kosova], CancellationToken.None);
        alone.ShouldBe([_kosova]);
    }

    private Caller Called(params Grant[] grants)
    {
        var caller = new Caller(_tree);
        caller.Become(new SignedIn(Guid.NewGuid(), null, Guid.NewGuid(), Language.Sq, DateTimeOffset.UnixEpoch, grants));
        return caller;
    }

    private Task<ChapterScope> Scope(params Grant[] grants) => Called(grants).Scope(_approve, CancellationToken.None);

    private sealed class Tree(Dictionary<Guid, Guid[]> children) : IChapterTree
    {
        public int Asked { get; private set; }

        public Task<IReadOnlySet<Guid>> Below(IReadOnlyCollection<Guid> chapters, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult<IReadOnlySet<Guid>>(chapters.SelectMany(SelfAndBelow).ToHashSet());
        }

        private IEnumerable<Guid> SelfAndBelow(Guid chapter) =>
            [chapter, .. children.GetValueOrDefault(chapter, []).SelectMany(SelfAndBelow)];
    }
}
