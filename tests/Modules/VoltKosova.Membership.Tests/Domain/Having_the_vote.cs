using System.Globalization;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.Voting;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Having_the_vote
{
    private static readonly VotingRules _rules = new(
        new(18, "Statute, art. 6"),
        new(90, "Statute, art. 7"),
        new(true, "Statute, art. 8"),
        new(0, "Statute, art. 9"),
        new(90, "Statute, art. 10"),
        new(30, "Statute, art. 11"),
        new([MembershipKind.Member, MembershipKind.Youth], "Statute, art. 12"));

    [Fact]
    public void begins_when_the_waiting_period_is_over_and_says_until_when_it_lasts()
    {
        var voter = Voter(MemberAdmitted);

        var (before, after) = (Ask(voter, "2026-06-01"), Ask(voter, "2026-06-02"));

        (before.CanVote, before.Until).ShouldBe((false, Day("2026-06-01")));
        before.Unmet.ShouldBe([VotingRule.WaitingPeriod]);
        Reason(before, VotingRule.WaitingPeriod).ShouldBe(
            new VotingReason(VotingRule.WaitingPeriod, false, "Statute, art. 7", Day("2026-06-01")));
        (after.CanVote, after.Until).ShouldBe((true, null));
        after.Reasons.Count.ShouldBe(Enum.GetValues<VotingRule>().Length);
    }

    [Fact]
    public void counts_a_leap_day_birthday_from_the_28th_of_February()
    {
        var voter = Voter(MemberAdmitted with { JoinedOn = Day("2025-01-01"), BirthDate = Day("2008-02-29") });

        Ask(voter, "2026-02-27").Unmet.ShouldBe([VotingRule.Age]);
        Ask(voter, "2026-02-27").Until.ShouldBe(Day("2026-02-27"));
        Ask(voter, "2026-02-28").CanVote.ShouldBeTrue();
    }

    [Fact]
    public void follows_a_statute_that_changes_in_the_middle_of_the_waiting_period()
    {
        var stricter = _rules with { WaitDays = new(120, "Statute of May, art. 7") };
        var book = new VotingBook(day => day < Day("2026-05-15") ? _rules : stricter, [Day("2000-01-01"), Day("2026-05-15")]);
        var voter = Voter(MemberAdmitted);

        var early = voter.Ask(book, Day("2026-05-01"));

        (early.CanVote, early.Until).ShouldBe((false, Day("2026-07-01")));
        voter.Ask(book, Day("2026-06-02")).Unmet.ShouldBe([VotingRule.WaitingPeriod]);
        Reason(voter.Ask(book, Day("2026-06-02")), VotingRule.WaitingPeriod).Clause.ShouldBe("Statute of May, art. 7");
        voter.Ask(book, Day("2026-07-02")).CanVote.ShouldBeTrue();
    }

    [Fact]
    public void can_be_lost_to_a_statute_and_won_back()
    {
        var stricter = _rules with { WaitDays = new(120, "Statute of June, art. 7") };
        var book = new VotingBook(day => day < Day("2026-06-10") ? _rules : stricter, [Day("2000-01-01"), Day("2026-06-10")]);
        var voter = Voter(MemberAdmitted);

        (voter.Ask(book, Day("2026-06-05")).CanVote, voter.Ask(book, Day("2026-06-05")).Until).ShouldBe((true, Day("2026-06-09")));
        (voter.Ask(book, Day("2026-06-10")).CanVote, voter.Ask(book, Day("2026-06-10")).Until).ShouldBe((false, Day("2026-07-01")));
    }

    [Theory]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-28", "the night in which Europe/Belgrade loses an hour")]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29", "half an hour after midnight in Belgrade, before the clocks change")]
    [InlineData("2026-10-24T21:59:59Z", "2026-10-24", "the last second before midnight in summer time")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "half past two for the first time in the night that has it twice")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "half past two for the second time")]
    [InlineData("2026-11-01T03:30:00Z", "2026-11-01", "eleven at night on 31 October in New York, before its clocks change")]
    [InlineData("2026-11-01T05:30:00Z", "2026-11-01", "half past one for the first time in New York")]
    public void waits_calendar_days_at_the_seat_whatever_the_clocks_do(string admitted, string day, string why)
    {
        var at = DateTimeOffset.Parse(admitted, CultureInfo.InvariantCulture);
        var joined = Seat.DayOf(at);
        var voter = Voter(MemberAdmitted with { JoinedOn = joined, At = at });

        joined.ShouldBe(Day(day), why);
        voter.Ask(Book(_rules), joined.AddDays(89)).Unmet.ShouldBe([VotingRule.WaitingPeriod], why);
        voter.Ask(Book(_rules), joined.AddDays(90)).CanVote.ShouldBeTrue(why);
    }

    [Fact]
    public void is_not_for_every_kind()
    {
        var voter = Voter(MemberAdmitted, KindChanged);

        Ask(voter, "2026-07-01").Unmet.ShouldBe([VotingRule.Kind]);
        Reason(Ask(voter, "2026-03-20"), VotingRule.Kind).ShouldBe(
            new VotingReason(VotingRule.Kind, true, "Statute, art. 12", Day("2026-03-31")));
    }

    [Fact]
    public void rests_with_a_suspension()
    {
        var voter = Voter(MemberAdmitted with { JoinedOn = Day("2025-01-01") }, Suspended);

        Ask(voter, "2026-04-30").Until.ShouldBe(Day("2026-04-30"));
        (Ask(voter, "2026-05-01").CanVote, Ask(voter, "2026-05-01").Until).ShouldBe((false, Day("2026-05-31")));
        Ask(voter, "2026-06-01").CanVote.ShouldBeTrue();
    }

    [Fact]
    public void counts_the_time_in_another_volt_chapter_and_waits_as_long_as_whoever_changes_the_chapter()
    {
        var came = HandedOver with { On = Day("2026-03-20"), MemberSince = Day("2020-01-01"), Sanctions = [] };
        var rules = _rules with { TransferWaitDays = new(30, "Statute, art. 9") };
        var voter = Voter(MemberAdmitted, came);

        Ask(voter, "2026-03-19").Unmet.ShouldBe([VotingRule.WaitingPeriod], "nobody had said so yet");
        Ask(voter, "2026-03-19").Until.ShouldBe(Day("2026-03-19"));
        Ask(voter, "2026-03-20").CanVote.ShouldBeTrue();
        voter.Ask(Book(rules), Day("2026-04-02")).Unmet.ShouldBe([VotingRule.WaitingPeriod]);
        (voter.Ask(Book(rules), Day("2026-04-03")).CanVote, voter.Ask(Book(rules), Day("2026-04-02")).Until)
            .ShouldBe((true, Day("2026-04-02")), "thirty days from the admission on 4 March");
    }

    [Fact]
    public void is_never_later_for_having_been_in_another_volt_chapter()
    {
        var rules = _rules with { TransferWaitDays = new(365, "Statute, art. 9") };
        var late = HandedOver with { On = Day("2026-03-20"), MemberSince = Day("2026-03-01"), Sanctions = [] };

        Voter(MemberAdmitted, late).Ask(Book(rules), Day("2026-06-02")).CanVote.ShouldBeTrue();
        Ask(Voter(MemberAdmitted, late with { MemberSince = null }), "2026-06-02").CanVote.ShouldBeTrue();
    }

    [Fact]
    public void waits_in_a_new_chapter_where_the_rules_say_so()
    {
        var rules = _rules with { TransferWaitDays = new(30, "Statute, art. 9") };
        var voter = Voter(MemberAdmitted with { JoinedOn = Day("2025-01-01") }, ChapterLeft, ChapterJoined);

        voter.Ask(Book(rules), Day("2026-04-10")).Unmet.ShouldBe([VotingRule.Transfer]);
        voter.Ask(Book(rules), Day("2026-04-10")).Until.ShouldBe(Day("2026-05-09"));
        voter.Ask(Book(rules), Day("2026-05-10")).CanVote.ShouldBeTrue();
        Ask(voter, "2026-04-10").CanVote.ShouldBeTrue();
    }

    [Fact]
    public void may_be_withheld_from_the_provisional()
    {
        var rules = _rules with { ProvisionalMayVote = new(false, "Statute, art. 8"), WaitDays = new(0, "none") };

        Voter(PartyAdmitted).Ask(Book(rules), Day("2026-06-02")).Unmet.ShouldBe([VotingRule.Provisional]);
        Voter(PartyAdmitted).Ask(Book(rules), Day("2026-06-03")).CanVote.ShouldBeTrue();
    }

    [Fact]
    public void is_lost_for_arrears_after_a_reminder_only()
    {
        var admitted = MemberAdmitted with { JoinedOn = Day("2025-01-01") };
        var due = new DuesOfVoter(Day("2026-01-31"), Day("2026-04-15"), SettledOn: null);
        var reminded = Voter(admitted) with { Dues = [due] };
        var forgotten = Voter(admitted) with { Dues = [due with { RemindedOn = null }] };
        var paid = Voter(admitted) with { Dues = [due with { SettledOn = Day("2026-06-20") }] };

        Ask(reminded, "2026-05-14").CanVote.ShouldBeTrue();
        Ask(reminded, "2026-05-14").Until.ShouldBe(Day("2026-05-14"));
        Ask(reminded, "2026-05-15").Unmet.ShouldBe([VotingRule.Arrears]);
        Ask(forgotten, "2027-01-01").CanVote.ShouldBeTrue();
        Ask(paid, "2026-06-19").Unmet.ShouldBe([VotingRule.Arrears]);
        Ask(paid, "2026-06-19").Until.ShouldBe(Day("2026-06-19"));
        Ask(paid, "2026-06-20").CanVote.ShouldBeTrue();
    }

    [Fact]
    public void ends_with_the_membership() => Ask(Voter(MemberAdmitted, MemberEnded), "2026-06-30").Unmet.ShouldBe([VotingRule.Membership]);

    [Fact]
    public void is_nobodys_whose_age_is_not_known() =>
        Ask(Voter(MemberAdmitted with { BirthDate = null }), "2026-07-01").Unmet.ShouldBe([VotingRule.Age]);

    private static Voter Voter(params MemberEvent[] facts) =>
        Keeping_a_timeline.Of(facts) is var timeline ? new Voter(timeline, timeline.Admission.BirthDate, []) : null!;

    private static VotingAnswer Ask(Voter voter, string day) => voter.Ask(Book(_rules), Day(day));

    private static VotingBook Book(VotingRules rules) => new(_ => rules, [Day("2000-01-01")]);

    private static VotingReason Reason(VotingAnswer answer, VotingRule rule) => answer.Reasons.Single(one => one.Rule == rule);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
