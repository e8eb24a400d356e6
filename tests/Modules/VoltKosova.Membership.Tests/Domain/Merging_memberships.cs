using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.MergeSamples;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Merging_memberships
{
    private static readonly MemberCommand.Merge _merge = new(Survivor, Merged.Note, Merged.On, Officer, Merged.At);
    private static readonly MemberCommand.Restore _restore = new(Survivor.MemberId, Restored.On, Officer, Restored.At);
    private static readonly MemberCommand.Absorb _absorb = new(Samples.Member, Absorbed.On, Officer, Absorbed.At);
    private static readonly MemberCommand.UndoMerge _undo = new(Samples.Member, MergeUndone.On, Officer, MergeUndone.At);

    [Fact]
    public void is_written_into_both_histories()
    {
        MemberDecider.Instance.Given(MemberAdmitted).When(_merge).Then(Merged);
        MemberDecider.Instance.Given(Survivor).When(_absorb).Then(Absorbed);
    }

    [Fact]
    public void takes_no_member_from_a_chapter_when_the_membership_was_over() => MemberDecider.Instance.Given(MemberAdmitted, MemberEnded)
        .When(_merge).Then(Merged with { ChapterId = null });

    [Fact]
    public void takes_the_vote_and_gives_it_back()
    {
        MemberEvent[] voting = [MemberAdmitted, VotingRightChanged];
        var lost = VotingRightChanged with { CanVote = false, On = Merged.On, At = Merged.At };
        MemberDecider.Instance.Given(voting).When(_merge).Then(Merged, lost);
        MemberDecider.Instance.Given([.. voting, Merged, lost]).When(_restore)
            .Then(Restored, lost with { CanVote = true, On = Restored.On, At = Restored.At });
        MemberDecider.Instance.Given(MemberAdmitted, Merged).When(new MemberCommand.NoteVotingRight(true, Merged.On, Now)).ThenNothing();
    }

    [Fact]
    public void leaves_one_membership_that_can_be_acted_on()
    {
        foreach (var command in (MemberCommand[])
            [
                new MemberCommand.End(MembershipEnd.Resigned, null, Merged.On, Officer, Now),
                new MemberCommand.ChangeKind(MembershipKind.Youth, Today, null, Merged.On, Officer, Now),
                _absorb with { Other = Kosovo },
            ])
        {
            MemberDecider.Instance.Given(MemberAdmitted, Merged).When(command).ThenRejected(new MembershipIsMerged());
        }
    }

    [Fact]
    public void is_refused_where_it_could_not_be_undone()
    {
        MemberDecider.Instance.Given(MemberAdmitted, Merged).When(_merge with { Into = Survivor with { MemberId = Kosovo } })
            .ThenRejected(new MergedElsewhere());
        MemberDecider.Instance.Given(Survivor, Absorbed).When(_merge with { Into = MemberAdmitted }).ThenRejected(new HasAbsorbedOthers());
        MemberDecider.Instance.Given(PartyAdmitted).When(_merge).ThenRejected(new OfAnotherRegister());
        MemberDecider.Instance.Given(MemberAdmitted).When(_absorb).ThenRejected(new SameMembership());
        MemberDecider.Instance.Given(Survivor, MemberEnded with { MemberId = Survivor.MemberId }).When(_absorb)
            .ThenRejected(new MembershipIsOver());
    }

    [Fact]
    public void is_refused_while_the_membership_rests()
    {
        MemberEvent[] rests = [MemberAdmitted, Suspended with { Until = null }];
        MemberDecider.Instance.Given(rests).When(_merge).ThenRejected(new MembershipRests());
        MemberDecider.Instance.Given([.. rests, StatusOverridden with { Until = Merged.On }]).When(_merge)
            .ThenRejected(new MembershipRests());
        MemberDecider.Instance.Given(MemberAdmitted, Suspended).When(_merge).Then(Merged);
        MemberDecider.Instance.Given(Survivor, Suspended with { MemberId = Survivor.MemberId, Until = null }).When(_absorb).Then(Absorbed);
    }

    [Fact]
    public void is_undone_in_both_histories()
    {
        MemberDecider.Instance.Given(MemberAdmitted, Merged).When(_restore).Then(Restored);
        MemberDecider.Instance.Given(Survivor, Absorbed).When(_undo).Then(MergeUndone);
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, Merged with { ChapterId = null }).When(_restore)
            .Then(Restored with { ChapterId = null });
        MemberDecider.Instance.Given(MemberAdmitted).When(_restore).ThenNothing();
        MemberDecider.Instance.Given(Survivor).When(_undo).ThenNothing();
    }

    [Fact]
    public void can_be_done_again_after_it_was_undone() =>
        MemberDecider.Instance.Given(MemberAdmitted, Merged, Restored).When(_merge).Then(Merged);

    [Fact]
    public void is_no_membership_from_that_day_on_unless_it_is_undone()
    {
        var (before, then) = (Merged.On.AddDays(-1), Merged.On);
        On([MemberAdmitted, Merged], before).Status.ShouldBe(MemberStatus.Active);
        On([MemberAdmitted, Merged], then).ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(MemberStatus.Former), one => one.EndedFor.ShouldBe(MembershipEnd.Merged));
        On([MemberAdmitted, Merged, Restored], then).ShouldBe(On([MemberAdmitted], then));
    }

    [Fact]
    public void shows_after_its_undoing_what_it_showed_before()
    {
        foreach (var history in (MemberEvent[][])[[MemberAdmitted, Suspended], [MemberAdmitted, MemberEnded]])
            Card([.. history, Merged, Restored]).ShouldBe(Card(history));
        Card([Survivor, Absorbed, MergeUndone]).ShouldBe(Card([Survivor]));
        var merged = Card([MemberAdmitted, Merged]);
        (merged.EndedOn, merged.EndedFor, merged.MergedInto).ShouldBe((Merged.On, MembershipEnd.Merged, Survivor.MemberId));
        Card([MemberAdmitted, MemberEnded, Merged]).EndedFor.ShouldBe(MembershipEnd.Resigned, "it was over before");
        Card([Survivor, Absorbed]).AbsorbedMemberIds.ShouldBe([Samples.Member]);
    }

    [Fact]
    public void forgets_the_person_all_the_same() => MemberDecider.Instance.Given(MemberAdmitted, Merged)
        .When(new MemberCommand.Erase(Today, Officer, MemberErased.At)).Then(MemberErased);

    private static Standing On(MemberEvent[] facts, DateOnly day) => new Timeline(facts).On(day);

    private static MemberCard Card(MemberEvent[] facts) => MemberCard.Projection.Fold(facts)!;
}
