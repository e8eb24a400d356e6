using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.CaseSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Handling_a_case
{
    [Fact]
    public void begins_with_a_complaint_by_anybody()
    {
        CaseDecider.Instance.Given().When(Say(Filed)).Then(Filed);
        CaseDecider.Instance.Given().When(Say(Acknowledged)).ThenRejected(new NoSuchCase());
        CaseDecider.Instance.Given(Filed).When(Say(Acknowledged)).Then(Acknowledged);
    }

    [Fact]
    public void keeps_parties_and_those_who_were_removed_off_the_team()
    {
        CaseDecider.Instance.Given(Filed, Accused).When(Say(Joined)).Then(Joined);
        CaseDecider.Instance.Given(Filed, Accused).When(Say(Joined with { Person = Samples.Person }))
            .ThenRejected(new ConcernedByTheCase());
        CaseDecider.Instance.Given(Filed, ByMember).When(Say(Joined with { Person = Complainant })).ThenRejected(new ConcernedByTheCase());
        CaseDecider.Instance.Given(Filed, Joined).When(Say(Removed)).Then(Removed);
        CaseDecider.Instance.Given(Filed, Joined, Removed).When(Say(Joined)).ThenRejected(new RemovedFromTheCase());
        CaseDecider.Instance.Given(Filed, Joined, Removed).When(Say(Written)).ThenRejected(new NotOnTheTeam());
    }

    [Fact]
    public void takes_off_the_team_whoever_turns_out_to_be_accused() => CaseDecider.Instance
        .Given(Filed, Joined with { Person = Samples.Person })
        .When(Say(Accused))
        .Then(Accused, Removed with { Reason = null, At = Accused.At });

    [Fact]
    public void does_not_change_whom_it_is_about_once_something_has_followed()
    {
        var other = Accused with { PersonId = Complainant, MemberId = Judge };
        CaseDecider.Instance.Given(Filed, Accused).When(Say(other)).Then(other);
        CaseDecider.Instance.Given([.. Heard, MeasureTaken]).When(Say(other)).ThenRejected(new AccusedIsSettled());
        CaseDecider.Instance.Given([.. Heard, Decided]).When(Say(other)).ThenRejected(new AccusedIsSettled());
    }

    [Fact]
    public void lets_the_team_write_to_a_party_that_is_known()
    {
        CaseDecider.Instance.Given(Filed, Joined).When(Say(Written)).Then(Written);
        CaseDecider.Instance.Given(Filed, Joined).When(Say(Written with { Party = CaseParty.Accused }))
            .ThenRejected(new AccusedNotKnown());
        CaseDecider.Instance.Given(Filed).When(Say(Written with { By = null })).Then(Written with { By = null });
        CaseDecider.Instance.Given([.. Heard, Decided, Closed]).When(Say(Written)).ThenRejected(new CaseIsClosed());
    }

    [Fact]
    public void tells_the_accused_of_the_hearing_in_time()
    {
        CaseEvent[] known = [Filed, Accused, Joined];
        CaseDecider.Instance.Given(known).When(new CaseCommand.SetHearing(HearingSet, 15)).Then(HearingSet);
        CaseDecider.Instance.Given(known).When(new CaseCommand.SetHearing(HearingSet, 16)).ThenRejected(new HearingTooSoon(16));
        CaseDecider.Instance.Given(Filed, Joined).When(new CaseCommand.SetHearing(HearingSet, 15)).ThenRejected(new AccusedNotKnown());
        CaseDecider.Instance.Given(Filed, Accused).When(new CaseCommand.SetHearing(HearingSet, 15)).ThenRejected(new NotOnTheTeam());
    }

    [Fact]
    public void opens_proceedings_while_the_facts_are_fresh()
    {
        var late = Filed with { OpenBy = Seat.DayOf(HearingSet.At).AddDays(-1) };
        var inTime = Filed with { OpenBy = Seat.DayOf(HearingSet.At) };
        var hear = new CaseCommand.SetHearing(HearingSet, 1);
        var measure = new CaseCommand.TakeMeasure(MeasureTaken, new SanctionTerms(90, Samples.Today));

        CaseDecider.Instance.Given(inTime, Accused, Joined).When(hear).Then(HearingSet);
        CaseDecider.Instance.Given(late, Accused, Joined).When(hear).ThenRejected(new TooLateForProceedings(late.OpenBy!.Value));
        CaseDecider.Instance.Given(late, Accused, Joined).When(measure).ThenRejected(new TooLateForProceedings(late.OpenBy!.Value));
        CaseDecider.Instance.Given(late, Accused, Joined, MeasureTaken, MeasureLifted).When(hear).Then(HearingSet);
        CaseDecider.Instance.Given(late, Joined).When(new CaseCommand.Decide(Dismissed, Terms)).Then(Dismissed);
        CaseDecider.Instance.Given(Filed, Accused, Joined).When(hear).Then(HearingSet);
    }

    [Fact]
    public void counts_from_the_day_on_which_the_facts_became_known()
    {
        CaseDecider.Instance.Given(Filed, Joined).When(Say(FactsKnown)).Then(FactsKnown);
        CaseDecider.Instance.Given(Filed).When(Say(FactsKnown)).ThenRejected(new NotOnTheTeam());
        CaseDecider.Instance.Given(Filed, Joined).When(Say(FactsKnown with { On = Samples.Today.AddDays(3) }))
            .ThenRejected(new DayToCome());
        CaseDecider.Instance.Given(Heard).When(Say(FactsKnown)).ThenRejected(new ProceedingsAreOpen());
        var early = FactsKnown with { OpenBy = Seat.DayOf(HearingSet.At).AddDays(-1) };
        CaseDecider.Instance.Given(Filed, Accused, Joined, early).When(new CaseCommand.SetHearing(HearingSet, 1))
            .ThenRejected(new TooLateForProceedings(early.OpenBy));
    }

    [Fact]
    public void lets_rights_rest_meanwhile_for_a_while()
    {
        var terms = new SanctionTerms(30, Samples.Today);
        CaseDecider.Instance.Given(Filed, Accused, Joined).When(new CaseCommand.TakeMeasure(MeasureTaken, terms)).Then(MeasureTaken);
        CaseDecider.Instance.Given(Filed, Accused, Joined).When(new CaseCommand.TakeMeasure(MeasureTaken, terms with { MostDays = 29 }))
            .ThenRejected(new SanctionTooLong(29));
        CaseDecider.Instance.Given([.. Heard, MeasureTaken]).When(Say(MeasureLifted)).Then(MeasureLifted);
        After([.. Heard, MeasureTaken]).ShouldBe(Consequence.RestsUntil(MeasureTaken.Until));
        After([.. Heard, MeasureTaken, Dismissed]).ShouldBe(Consequence.None);
    }

    [Fact]
    public void owes_one_step_after_the_other_and_is_late_with_each_once()
    {
        Late([Filed], 7).ThenNothing();
        Late([Filed], 8).Then(OverdueNoted);
        Late([Filed, Acknowledged], 45).ThenNothing();
        Late([Filed, Acknowledged], 46).Then(OverdueNoted with { Step = CaseStep.Hear });
        Late(Heard, 91).Then(OverdueNoted with { Step = CaseStep.Decide });
        Late([.. Heard, Decided], 500).ThenNothing();
        Late([.. Heard, Decided, Appealed], 121).Then(OverdueNoted with { Step = CaseStep.DecideAppeal });
    }

    [Fact]
    public void is_forgotten_once_it_has_ended_and_not_before()
    {
        CaseDecider.Instance.Given(Heard).When(new CaseCommand.Forget(CaseId, Samples.Person, Forgotten.At)).Then(Forgotten);
        CaseDecider.Instance.Given(Heard).When(new CaseCommand.Forget(CaseId, CasePerson, Erased.At)).Then(Erased);
        CaseDecider.Instance.Given(Filed, Erased).When(Say(Written)).ThenRejected(new NoSuchCase());
    }

    private static Spec.Outcome<IntegrityCase?, CaseCommand, CaseEvent> Late(CaseEvent[] facts, int days) =>
        CaseDecider.Instance.Given(facts).When(new CaseCommand.NoteOverdue(Samples.Today.AddDays(days), OverdueNoted.At));

    private static Consequence After(CaseEvent[] facts) => CaseDecider.Instance.Fold(facts)!.Consequence;

    private static CaseCommand.Say Say(CaseEvent fact) => new(fact);
}
