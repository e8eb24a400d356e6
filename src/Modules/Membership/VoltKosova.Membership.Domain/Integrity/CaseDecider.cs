using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Members;
using static VoltKosova.Membership.Domain.Integrity.CaseCommand;
using static VoltKosova.Membership.Domain.Integrity.CaseEvent;

namespace VoltKosova.Membership.Domain.Integrity;

internal static class CaseDecider
{
    private static readonly Decision<CaseEvent> _nothing = Decision<CaseEvent>.Nothing;

    public static Decider<IntegrityCase?, CaseCommand, CaseEvent> Instance { get; } = new(null, Decide, IntegrityCase.Evolve);

    private static Decision<CaseEvent> Decide(IntegrityCase? one, CaseCommand command) => (one, command) switch
    {
        (null, Say { Fact: Filed f }) => f,
        (_, Say { Fact: Filed }) => _nothing,
        (null or { IsGone: true }, Forget or CloseIfDue or NoteOverdue or Say { Fact: Erased }) => _nothing,
        (null or { IsGone: true }, _) => new NoSuchCase(),

        (_, Say { Fact: Erased f }) => f,
        (var c, Forget f) when f.PersonId == c.Complaint.PersonId => new Erased(f.CaseId, f.At),
        ({ IsBrief: true }, Forget) => _nothing,
        (_, Forget f) => new PartyForgotten(f.CaseId, f.PersonId, f.At),

        ({ State: CaseState.Decided, Decision: { } d } c, CloseIfDue f) when d.AppealUntil < f.Today =>
            new Closed(c.Complaint.CaseId, f.At),
        (_, CloseIfDue) => _nothing,
        ({ Next: { } next } c, NoteOverdue f) when next.By < f.Today && !c.Overdue.Contains(next.Step) =>
            new OverdueNoted(c.Complaint.CaseId, next.Step, f.At),
        (_, NoteOverdue) => _nothing,

        (var c, Say s) => Said(c, s.Fact),
        (var c, Decide d) => CaseRulings.Decide(c, d),
        (var c, DecideAppeal d) => CaseRulings.Decide(c, d),
        ({ State: not CaseState.Open }, SetHearing or TakeMeasure) => new CaseIsDecided(),
        (var c, SetHearing s) => Hear(c, s),
        (var c, TakeMeasure t) => Rest(c, t),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<CaseEvent> Said(IntegrityCase one, CaseEvent fact) => (one, fact) switch
    {
        (_, PartyKnown { Party: CaseParty.Complainant } f) => one.Complainant == f.PersonId ? _nothing : f,
        (_, PartyKnown f) when one.AccusedMember == f.MemberId && one.Accused == f.PersonId => _nothing,
        ({ State: not CaseState.Open } or { Measure: not null }, PartyKnown) => new AccusedIsSettled(),
        (_, PartyKnown f) => [f, .. one.Team.Where(each => each.Value == f.PersonId).Select(each => Leaves(one, each.Key, f))],

        ({ IsAcknowledged: true }, Acknowledged) => _nothing,
        (_, Acknowledged) => fact,

        (_, FactsKnown f) when !one.Team.ContainsKey(f.By) => new NotOnTheTeam(),
        (_, FactsKnown f) when one.KnownOn == f.On => _nothing,
        ({ State: not CaseState.Open }, FactsKnown) => new CaseIsDecided(),
        ({ IsOpened: true }, FactsKnown) => new ProceedingsAreOpen(),
        (_, FactsKnown f) => f.On > Seat.DayOf(f.At) ? new DayToCome() : f,

        (_, TeamJoined f) when one.Removed.Contains(f.Account) => new RemovedFromTheCase(),
        (_, TeamJoined f) when one.IsClosedTo(f.Account, f.Person) => new ConcernedByTheCase(),
        (_, TeamJoined f) when one.Team.ContainsKey(f.Account) => _nothing,
        (_, Removed f) when one.Removed.Contains(f.Account) => _nothing,
        (_, Written f) when one.Messages.Contains(f.MessageId) => _nothing,
        ({ State: CaseState.Closed }, TeamJoined or Removed or Written) => new CaseIsClosed(),
        (_, TeamJoined or Removed) => fact,

        (_, Written { By: { } by }) when !one.Team.ContainsKey(by) => new NotOnTheTeam(),
        ({ Accused: null }, Written { Party: CaseParty.Accused }) => new AccusedNotKnown(),
        (_, Written) => fact,

        ({ Measure: null } or { State: not CaseState.Open }, MeasureLifted) => _nothing,
        (_, MeasureLifted f) => one.Team.ContainsKey(f.By) ? f : new NotOnTheTeam(),

        ({ State: CaseState.UnderAppeal }, Appealed f) when one.Appeal!.Party == f.Party => _nothing,
        ({ State: CaseState.Closed }, Appealed) => new CaseIsClosed(),
        ({ State: not CaseState.Decided }, Appealed) => new NothingToAppealYet(),
        ({ Decision.Sanction: var s }, Appealed f) when s is null == (f.Party == CaseParty.Accused) => new NotYoursToAppeal(),
        ({ Decision: { } d }, Appealed f) => Seat.DayOf(f.At) <= d.AppealUntil ? f : new AppealTooLate(),

        _ => throw new System.Diagnostics.UnreachableException(fact.GetType().Name),
    };

    private static Decision<CaseEvent> Hear(IntegrityCase one, SetHearing command) => (one, command.Fact) switch
    {
        (_, var f) when !one.Team.ContainsKey(f.By) => new NotOnTheTeam(),
        ({ Accused: null }, _) => new AccusedNotKnown(),
        ({ Hearing: { } known }, var f) when known.HeldAt == f.HeldAt && known.Notice == f.Notice => _nothing,
        (_, var f) when IsTooLate(one, f.At) => new TooLateForProceedings(one.OpenBy!.Value),
        (_, var f) when Seat.DayOf(f.HeldAt) < Seat.DayOf(f.At).AddDays(command.NoticeDays) => new HearingTooSoon(command.NoticeDays),
        (_, var f) => f,
    };

    private static Decision<CaseEvent> Rest(IntegrityCase one, TakeMeasure command) => (one, command.Fact) switch
    {
        (_, var f) when !one.Team.ContainsKey(f.By) => new NotOnTheTeam(),
        ({ AccusedMember: null }, _) => new AccusedNotKnown(),
        (_, var f) when one.Measure == f.Until => _nothing,
        (_, var f) when IsTooLate(one, f.At) => new TooLateForProceedings(one.OpenBy!.Value),
        (_, var f) when CaseRulings.LastsTooLong(f.Until, command.Terms) => new SanctionTooLong(command.Terms.MostDays),
        (_, var f) => f,
    };

    /// <summary>What is open goes on: the term is for the opening, and the decision has one of its own.</summary>
    private static bool IsTooLate(IntegrityCase one, DateTimeOffset at) => !one.IsOpened && Seat.DayOf(at) > one.OpenBy;

    /// <summary>Whoever turns out to be the accused is on the team no more.</summary>
    private static Removed Leaves(IntegrityCase one, Guid account, PartyKnown why) =>
        new(one.Complaint.CaseId, one.Complaint.PersonId, account, Reason: null, why.By ?? account, why.At);
}
