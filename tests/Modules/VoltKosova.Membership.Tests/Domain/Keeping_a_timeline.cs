using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Keeping_a_timeline
{
    private static readonly DateOnly _summer = new(2026, 8, 1);

    [Fact]
    public void changes_the_kind_from_a_day_on() => MemberDecider.Instance.Given(MemberAdmitted)
        .When(new MemberCommand.ChangeKind(
            MembershipKind.SupportingMember, KindChanged.On, KindChanged.Note, _summer, Officer, KindChanged.At))
        .Then(KindChanged);

    [Fact]
    public void suspends_until_a_day() => MemberDecider.Instance.Given(MemberAdmitted)
        .When(new MemberCommand.Suspend(Suspended.Until, Suspended.On, Suspended.Note, _summer, Officer, Suspended.At))
        .Then(Suspended with { Rest = new Rest(Suspended.On, Suspended.Until) });

    [Fact]
    public void reinstates_whoever_is_suspended_and_nobody_else()
    {
        var reinstate = new MemberCommand.Reinstate(Reinstated.On, Reinstated.Note, _summer, Officer, Reinstated.At);
        MemberDecider.Instance.Given(MemberAdmitted, Suspended).When(reinstate).Then(Reinstated);
        MemberDecider.Instance.Given(MemberAdmitted).When(reinstate).ThenRejected(new NotSuspended());
    }

    [Fact]
    public void goes_from_one_chapter_to_another_and_says_so_to_both() => MemberDecider.Instance.Given(MemberAdmitted)
        .When(new MemberCommand.ChangeChapter(
            Peja, ChapterTrigger.Moved, ChapterJoined.On, ChapterJoined.Note, _summer, Officer, ChapterJoined.At))
        .Then(ChapterLeft, ChapterJoined);

    [Fact]
    public void never_goes_to_a_chapter_before_the_last_one() => MemberDecider.Instance.Given(MemberAdmitted, ChapterLeft, ChapterJoined)
        .When(new MemberCommand.ChangeChapter(
            Prishtina, ChapterTrigger.Board, ChapterJoined.On.AddDays(-1), null, _summer, Officer, Now))
        .ThenRejected(new BeforeTheLastChapter());

    [Fact]
    public void overrides_the_status_with_an_end()
    {
        var command = new MemberCommand.Override(
            MemberStatus.Active, StatusOverridden.Until, StatusOverridden.From, StatusOverridden.Note, _summer, Officer,
            StatusOverridden.At);
        MemberDecider.Instance.Given(MemberAdmitted, Suspended).When(command).Then(StatusOverridden);
        MemberDecider.Instance.Given(MemberAdmitted).When(command with { Status = MemberStatus.Former })
            .ThenRejected(new StatusNotForOverride());
        MemberDecider.Instance.Given(MemberAdmitted).When(command with { Until = StatusOverridden.From.AddDays(-1) })
            .ThenRejected(new EndsBeforeItBegins());
    }

    [Fact]
    public void takes_no_day_to_come_none_before_the_admission_and_nothing_after_the_end()
    {
        var move = new MemberCommand.Move(new Residence("XK", "peje", null), Moved.On, _summer, Officer, Moved.At);
        MemberDecider.Instance.Given(MemberAdmitted).When(move).Then(Moved);
        MemberDecider.Instance.Given(MemberAdmitted).When(move with { On = _summer.AddDays(1) }).ThenRejected(new DayToCome());
        MemberDecider.Instance.Given(MemberAdmitted).When(move with { On = new DateOnly(2026, 3, 3) })
            .ThenRejected(new BeforeTheMembership());
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(move).ThenRejected(new MembershipIsOver());
        MemberDecider.Instance.Given().When(move).ThenRejected(new NoSuchMember());
    }

    [Fact]
    public void lets_an_admission_be_revoked_until_the_last_provisional_day()
    {
        var revoke = new MemberCommand.End(
            MembershipEnd.Revoked, "Two memberships", PartyAdmitted.ProvisionalUntil!.Value, Officer, Now.AddDays(92));
        MemberDecider.Instance.Given(PartyAdmitted).When(revoke).Then(MemberEnded with
        {
            Reason = MembershipEnd.Revoked,
            Note = "Two memberships",
            EndedOn = new DateOnly(2026, 6, 2),
            At = Now.AddDays(92),
        });
        MemberDecider.Instance.Given(PartyAdmitted).When(revoke with { Today = new DateOnly(2026, 6, 3) })
            .ThenRejected(new NotProvisional());
        MemberDecider.Instance.Given(MemberAdmitted).When(revoke).ThenRejected(new NotProvisional());
    }

    [Fact]
    public void derives_the_status_of_every_day()
    {
        var timeline = Of(PartyAdmitted, Suspended, Reinstated, MemberEnded);

        Status(timeline, "2026-03-03").ShouldBe(MemberStatus.NotYet);
        Status(timeline, "2026-03-04").ShouldBe(MemberStatus.Provisional);
        Status(timeline, "2026-05-01").ShouldBe(MemberStatus.Suspended);
        Status(timeline, "2026-05-10").ShouldBe(MemberStatus.Suspended);
        Status(timeline, "2026-05-11").ShouldBe(MemberStatus.Provisional);
        Status(timeline, "2026-06-03").ShouldBe(MemberStatus.Active);
        Status(timeline, "2026-06-30").ShouldBe(MemberStatus.Former);
        timeline.On(new DateOnly(2026, 5, 2)).SuspendedUntil.ShouldBe(new DateOnly(2026, 5, 10));
    }

    [Fact]
    public void ends_a_suspension_after_its_last_day_by_itself()
    {
        Status(Of(MemberAdmitted, Suspended), "2026-05-31").ShouldBe(MemberStatus.Suspended);
        Status(Of(MemberAdmitted, Suspended), "2026-06-01").ShouldBe(MemberStatus.Active);
        Status(Of(MemberAdmitted, Suspended with { Until = null }), "2030-01-01").ShouldBe(MemberStatus.Suspended);
    }

    [Fact]
    public void lets_an_override_hold_on_its_days_only()
    {
        var timeline = Of(MemberAdmitted, Suspended, StatusOverridden);

        Status(timeline, "2026-05-05").ShouldBe(MemberStatus.Active);
        Status(timeline, "2026-05-06").ShouldBe(MemberStatus.Suspended);
        timeline.On(new DateOnly(2026, 5, 3)).OverriddenUntil.ShouldBe(StatusOverridden.Until);
    }

    [Fact]
    public void a_correction_of_the_past_leaves_what_was_known_before()
    {
        // Recorded in July: the suspension of May should never have been, and the kind had changed in March already.
        var (mended, later) = (Reinstated with { On = Suspended.On, At = Now.AddDays(130) }, Now.AddDays(130));
        var earlier = KindChanged with { Kind = MembershipKind.Youth, On = new DateOnly(2026, 3, 10), At = later };
        var timeline = Of(MemberAdmitted, KindChanged, Suspended, mended, earlier);
        var may = new DateOnly(2026, 5, 3);

        timeline.On(may).Status.ShouldBe(MemberStatus.Active);
        timeline.KnownAt(Now.AddDays(100))!.On(may).Status.ShouldBe(MemberStatus.Suspended);
        timeline.On(new DateOnly(2026, 3, 20)).Kind.ShouldBe(MembershipKind.Youth);
        timeline.On(may).Kind.ShouldBe(MembershipKind.SupportingMember);
        timeline.KnownAt(Now.AddDays(100))!.On(new DateOnly(2026, 3, 20)).Kind.ShouldBe(MembershipKind.Member);
        timeline.KnownAt(Now).ShouldBeNull();
    }

    [Fact]
    public void knows_the_chapter_of_every_day()
    {
        var timeline = Of(MemberAdmitted, ChapterLeft, ChapterJoined);

        timeline.On(ChapterJoined.On.AddDays(-1)).ChapterId.ShouldBe(Prishtina);
        timeline.On(ChapterJoined.On).ShouldSatisfyAllConditions(
            standing => standing.ChapterId.ShouldBe(Peja), standing => standing.InChapterSince.ShouldBe(ChapterJoined.On));
        timeline.ChapterNow.ShouldBe(Peja);
    }

    [Fact]
    public void tells_nothing_of_a_vote_twice()
    {
        var note = new MemberCommand.NoteVotingRight(true, VotingRightChanged.On, VotingRightChanged.At);
        MemberDecider.Instance.Given(MemberAdmitted).When(note).Then(VotingRightChanged);
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, MemberErased).When(note).ThenNothing();
    }

    internal static Timeline Of(params MemberEvent[] facts) =>
        ((VoltKosova.Membership.Domain.Members.Member.Known)MemberDecider.Instance.Fold(facts)).Timeline;

    private static MemberStatus Status(Timeline timeline, string day) =>
        timeline.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Status;

    [Fact]
    public void keeps_what_a_member_says_about_their_gender_until_they_say_otherwise()
    {
        var said = new MemberCommand.DeclareGender(DeclaredGender.Diverse, GenderDeclared.On, GenderDeclared.At);
        MemberDecider.Instance.Given(MemberAdmitted).When(said).Then(GenderDeclared);
        MemberDecider.Instance.Given(MemberAdmitted).When(said with { Gender = DeclaredGender.Undisclosed }).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted, GenderDeclared).When(said with { Gender = DeclaredGender.Undisclosed })
            .Then(GenderDeclared with { Gender = DeclaredGender.Undisclosed });
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(said).ThenRejected(new MembershipIsOver());
    }

    [Fact]
    public void takes_a_note_beside_any_change_also_about_a_former_member()
    {
        var note = new MemberCommand.WriteNote(Noted.Note!, Noted.On, Officer, Noted.At);
        MemberDecider.Instance.Given(MemberAdmitted).When(note).Then(Noted);
        MemberDecider.Instance.Given(MemberAdmitted, Noted).When(note with { Text = "And at the fair" })
            .Then(Noted with { Note = "And at the fair" });
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(note).Then(Noted);
    }
}
