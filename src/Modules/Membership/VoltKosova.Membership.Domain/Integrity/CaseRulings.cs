using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Integrity.CaseCommand;

namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>The two decisions of a case: the team's, and on an appeal the other body's, which is final.</summary>
internal static class CaseRulings
{
    public static Decision<CaseEvent> Decide(IntegrityCase one, Decide command) => (one, command.Fact) switch
    {
        ({ Decision: { } known }, var f) when known.Sanction == f.Sanction && known.By == f.By => Decision<CaseEvent>.Nothing,
        ({ State: not CaseState.Open }, _) => new CaseIsDecided(),
        (_, var f) when !one.Team.ContainsKey(f.By) => new NotOnTheTeam(),
        (_, { Sanction: null } f) => f,
        (_, { Sanction: { } sanction } f) => WhyNot(one, sanction, command.Terms, f.At) is { } no ? no : f,
    };

    public static Decision<CaseEvent> Decide(IntegrityCase one, DecideAppeal command) => (one, command.Fact) switch
    {
        ({ LastWord: { } known }, var f) when known.Ruling == f.Ruling && known.By == f.By => Decision<CaseEvent>.Nothing,
        ({ State: not CaseState.UnderAppeal }, _) => new CaseIsNotUnderAppeal(),
        (_, var f) when one.Team.ContainsKey(f.By) || one.Removed.Contains(f.By) || one.Decision!.By == f.By => new DecidedBefore(),
        (_, { Ruling: AppealRuling.Confirmed } f) => f with { Sanction = one.Decision!.Sanction },
        ({ Decision.Sanction: null }, { Ruling: AppealRuling.Lifted }) => new NothingToLift(),
        (_, { Ruling: AppealRuling.Lifted } f) => f with { Sanction = null },
        (_, { Sanction: null }) => new NoSuchSanction(),
        ({ Decision.Sanction: { } first }, { Sanction: { } now }) when now.IsHeavierThan(first) => new HeavierOnAppeal(),
        (_, { Sanction: { } sanction } f) => WhyNot(one, sanction, command.Terms, f.At) is { } no ? no : f,
    };

    public static bool LastsTooLong(DateOnly until, SanctionTerms terms) =>
        until <= terms.Today || until > terms.Today.AddDays(terms.MostDays);

    private static Rejection? WhyNot(IntegrityCase one, Sanction sanction, SanctionTerms terms, DateTimeOffset at) => (one, sanction) switch
    {
        ({ Accused: null }, _) => new AccusedNotKnown(),
        ({ Hearing: null }, _) => new NotHeardYet(),
        ({ Hearing: { } hearing }, _) when hearing.HeldAt > at => new NotHeardYet(),
        (_, { NeedsEnd: true, Until: null }) => new SanctionNeedsEnd(),
        (_, { NeedsEnd: false, Until: not null }) => new SanctionHasNoEnd(),
        (_, { Until: { } until }) when LastsTooLong(until, terms) => new SanctionTooLong(terms.MostDays),
        _ => null,
    };
}
