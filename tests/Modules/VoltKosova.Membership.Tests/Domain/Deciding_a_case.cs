using Shouldly;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.CaseSamples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Deciding_a_case
{
    [Fact]
    public void is_for_the_team_and_once()
    {
        Decide(Heard, Decided).Then(Decided);
        Decide([Filed, Accused, HearingSet], Decided).ThenRejected(new NotOnTheTeam());
        Decide([.. Heard, Dismissed], Decided).ThenRejected(new CaseIsDecided());
    }

    [Fact]
    public void sanctions_nobody_who_was_not_heard()
    {
        Decide([Filed, Accused, Joined], Decided).ThenRejected(new NotHeardYet());
        Decide(Heard, Decided with { At = HearingSet.HeldAt.AddHours(-1) }).ThenRejected(new NotHeardYet());
        Decide([Filed, Joined], Decided).ThenRejected(new AccusedNotKnown());
        Decide([Filed, Joined], Dismissed).Then(Dismissed);
    }

    [Fact]
    public void says_until_when_where_a_sanction_has_an_end()
    {
        Decide(Heard, With(SanctionKind.Suspension, null)).ThenRejected(new SanctionNeedsEnd());
        Decide(Heard, With(SanctionKind.Exclusion, Terms.Today.AddDays(9))).ThenRejected(new SanctionHasNoEnd());
        Decide(Heard, With(SanctionKind.OfficeBan, Terms.Today)).ThenRejected(new SanctionTooLong(730));
        Decide(Heard, With(SanctionKind.OfficeBan, Terms.Today.AddDays(731))).ThenRejected(new SanctionTooLong(730));
        Decide(Heard, With(SanctionKind.Warning, null)).Then(With(SanctionKind.Warning, null));
    }

    [Fact]
    public void can_be_appealed_against_by_whom_it_burdens_until_the_last_day()
    {
        Appeal([.. Heard, Decided], Appealed).Then(Appealed);
        Appeal([.. Heard, Decided], Appealed with { Party = CaseParty.Complainant }).ThenRejected(new NotYoursToAppeal());
        Appeal([.. Heard, Dismissed], Appealed).ThenRejected(new NotYoursToAppeal());
        Appeal([.. Heard, Decided], Appealed with { At = Later.AddDays(31) }).ThenRejected(new AppealTooLate());
        Appeal([.. Heard, Decided], Appealed with { At = Later.AddDays(30) }).Then(Appealed with { At = Later.AddDays(30) });
        Appeal(Heard, Appealed).ThenRejected(new NothingToAppealYet());
    }

    [Fact]
    public void is_final_when_nobody_has_appealed()
    {
        CaseEvent[] decided = [.. Heard, Decided];
        CaseDecider.Instance.Given(decided).When(new CaseCommand.CloseIfDue(Decided.AppealUntil, Closed.At)).ThenNothing();
        CaseDecider.Instance.Given(decided).When(new CaseCommand.CloseIfDue(Decided.AppealUntil.AddDays(1), Closed.At)).Then(Closed);
        CaseDecider.Instance.Given([.. decided, Appealed]).When(new CaseCommand.CloseIfDue(new(2030, 1, 1), Closed.At)).ThenNothing();
    }

    [Fact]
    public void on_appeal_is_for_somebody_else()
    {
        Last([.. Heard, Decided, Appealed], Confirmed).Then(Confirmed);
        Last([.. Heard, Decided, Appealed], Confirmed with { Sanction = null }).Then(Confirmed);
        Last([.. Heard, Decided, Appealed], Confirmed with { By = Judge }).ThenRejected(new DecidedBefore());
        Last([.. Heard, Decided, Removed, Appealed], Confirmed with { By = Judge }).ThenRejected(new DecidedBefore());
        Last([.. Heard, Decided], Confirmed).ThenRejected(new CaseIsNotUnderAppeal());
    }

    [Fact]
    public void on_appeal_does_not_get_worse_for_whoever_has_appealed()
    {
        CaseEvent[] appealed = [.. Heard, Decided, Appealed];
        var warned = Confirmed with { Ruling = AppealRuling.Changed, Sanction = new(SanctionKind.Warning, null) };
        Last(appealed, warned).Then(warned);
        Last(appealed, warned with { Sanction = new(SanctionKind.Exclusion, null) }).ThenRejected(new HeavierOnAppeal());
        Last(appealed, warned with { Sanction = Suspension with { Until = Suspension.Until!.Value.AddDays(1) } })
            .ThenRejected(new HeavierOnAppeal());
        Last(appealed, Confirmed with { Ruling = AppealRuling.Lifted })
            .Then(Confirmed with { Ruling = AppealRuling.Lifted, Sanction = null });
    }

    [Fact]
    public void on_the_appeal_of_whoever_complained_may_sanction_after_all()
    {
        CaseEvent[] appealed = [.. Heard, Dismissed, Appealed with { Party = CaseParty.Complainant }];
        var changed = Confirmed with { Ruling = AppealRuling.Changed };
        Last(appealed, changed).Then(changed);
        Last(appealed, Confirmed with { Ruling = AppealRuling.Lifted }).ThenRejected(new NothingToLift());
        Last(appealed, changed with { Sanction = null }).ThenRejected(new NoSuchSanction());
    }

    [Fact]
    public void lets_rights_rest_until_an_exclusion_is_final()
    {
        CaseEvent[] excluded = [.. Heard, With(SanctionKind.Exclusion, null)];
        After(excluded).ShouldBe(Consequence.RestsUntil(null));
        After([.. excluded, Appealed]).ShouldBe(Consequence.RestsUntil(null));
        After([.. excluded, Closed]).ShouldBe(Consequence.Excluded);
        After([.. excluded, Appealed, Confirmed with { Ruling = AppealRuling.Lifted, Sanction = null }]).ShouldBe(Consequence.None);
        After([.. Heard, Decided]).ShouldBe(Consequence.RestsUntil(Suspension.Until));
    }

    [Fact]
    public void bars_at_once_and_takes_offices_once_it_is_final()
    {
        var until = Terms.Today.AddDays(200);
        CaseEvent[] banned = [.. Heard, With(SanctionKind.OfficeBan, until)];
        var (ban, removal) = (new Sanction(SanctionKind.OfficeBan, until), new Sanction(SanctionKind.OfficeRemoval, null));
        After(banned).BarsOn(Terms.Today).ShouldBe([ban]);
        After([.. banned, Appealed]).BarsOn(Terms.Today).ShouldBe([ban]);
        After([.. banned, Closed]).BarsOn(until).ShouldBe([ban, removal]);
        After([.. banned, Closed]).BarsOn(until.AddDays(1)).ShouldBeEmpty("it was over before it was final");
        After([.. banned, Appealed, Confirmed with { Ruling = AppealRuling.Lifted, Sanction = null }]).ShouldBe(Consequence.None);

        CaseEvent[] removed = [.. Heard, With(SanctionKind.OfficeRemoval, null)];
        After(removed).BarsOn(Terms.Today).ShouldBeEmpty("a lost office does not come back");
        After([.. removed, Closed]).BarsOn(Terms.Today).ShouldBe([removal]);
        After([.. Heard, With(SanctionKind.ForumBan, until), Closed]).BarsOn(Terms.Today)
            .ShouldBe([new Sanction(SanctionKind.ForumBan, until)]);
    }

    private static CaseEvent.Decided With(SanctionKind kind, DateOnly? until) => Decided with { Sanction = new(kind, until) };

    private static Consequence After(CaseEvent[] facts) => CaseDecider.Instance.Fold(facts)!.Consequence;

    private static Spec.Outcome<IntegrityCase?, CaseCommand, CaseEvent> Decide(CaseEvent[] facts, CaseEvent.Decided decided) =>
        CaseDecider.Instance.Given(facts).When(new CaseCommand.Decide(decided, Terms));

    private static Spec.Outcome<IntegrityCase?, CaseCommand, CaseEvent> Last(CaseEvent[] facts, CaseEvent.AppealDecided decided) =>
        CaseDecider.Instance.Given(facts).When(new CaseCommand.DecideAppeal(decided, Terms));

    private static Spec.Outcome<IntegrityCase?, CaseCommand, CaseEvent> Appeal(CaseEvent[] facts, CaseEvent.Appealed appealed) =>
        CaseDecider.Instance.Given(facts).When(new CaseCommand.Say(appealed));
}
