using System.Collections.Immutable;

namespace VoltKosova.Membership.Domain.Integrity;

/// <summary>A case as the decisions see it.</summary>
internal sealed record IntegrityCase(CaseEvent.Filed Complaint, CaseState State)
{
    public Guid? Complainant { get; init; }

    public Guid? Accused { get; init; }

    public Guid? AccusedMember { get; init; }

    public bool IsAcknowledged { get; init; }

    public ImmutableDictionary<Guid, Guid?> Team { get; init; } = ImmutableDictionary<Guid, Guid?>.Empty;

    /// <summary>Accounts that have nothing to do with it any more.</summary>
    public ImmutableHashSet<Guid> Removed { get; init; } = [];

    public ImmutableHashSet<Guid> Messages { get; init; } = [];

    /// <summary>The last day on which proceedings can be opened; null where there is none.</summary>
    public DateOnly? OpenBy { get; init; }

    /// <summary>Since when the body knows the facts, where that is not the day of the complaint.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>Whether proceedings were opened: a hearing was set, or a measure taken.</summary>
    public bool IsOpened { get; init; }

    public CaseEvent.HearingSet? Hearing { get; init; }

    public DateOnly? Measure { get; init; }

    public CaseEvent.Decided? Decision { get; init; }

    public CaseEvent.Appealed? Appeal { get; init; }

    public CaseEvent.AppealDecided? LastWord { get; init; }

    public ImmutableHashSet<CaseStep> Overdue { get; init; } = [];

    /// <summary>Whether a party is forgotten, so that the case lasts no longer than it must.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Whether nobody can tell any more what it was about.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether the accused has been told that there is a case.</summary>
    public bool IsToldToAccused { get; init; }

    /// <summary>What the body owes next, and by when; null where it owes nothing.</summary>
    public (CaseStep Step, DateOnly By)? Next => this switch
    {
        { State: CaseState.UnderAppeal, Appeal: { } appeal } => (CaseStep.DecideAppeal, appeal.DecideBy),
        { State: not CaseState.Open } => null,
        { IsAcknowledged: false } => (CaseStep.Acknowledge, Complaint.AcknowledgeBy),
        { Hearing: null } => (CaseStep.Hear, Complaint.HearBy),
        _ => (CaseStep.Decide, Complaint.DecideBy),
    };

    /// <summary>
    /// What holds for the membership of the accused. What does not come back waits until it is final: an ended membership, a lost office.
    /// </summary>
    public Consequence Consequence => this switch
    {
        { State: CaseState.Open, Measure: { } until } => Consequence.RestsUntil(until),
        { State: CaseState.Open } => Consequence.None,
        { LastWord: { } last } => Of(last.Sanction),
        { Decision: { } decision } => Of(decision.Sanction),
        _ => Consequence.None,
    };

    /// <summary>Whether an account has nothing to do with it: it was removed, or the human being behind it is a party.</summary>
    public bool IsClosedTo(Guid? account, Guid? person) =>
        (account is { } a && Removed.Contains(a)) || (person is { } p && (p == Complainant || p == Accused));

    public static IntegrityCase? Evolve(IntegrityCase? one, CaseEvent fact) => (one, fact) switch
    {
        (_, CaseEvent.Filed f) => new IntegrityCase(f, CaseState.Open) { OpenBy = f.OpenBy },
        (null, _) => null,
        (var c, CaseEvent.PartyKnown { Party: CaseParty.Complainant } f) => c with { Complainant = f.PersonId },
        (var c, CaseEvent.PartyKnown f) => c with { Accused = f.PersonId, AccusedMember = f.MemberId },
        (var c, CaseEvent.FactsKnown f) => c with { KnownOn = f.On, OpenBy = f.OpenBy },
        (var c, CaseEvent.Acknowledged) => c with { IsAcknowledged = true },
        (var c, CaseEvent.TeamJoined f) => c with { Team = c.Team.SetItem(f.Account, f.Person) },
        (var c, CaseEvent.Removed f) => c with { Team = c.Team.Remove(f.Account), Removed = c.Removed.Add(f.Account) },
        (var c, CaseEvent.Written f) => c with
        {
            Messages = c.Messages.Add(f.MessageId),
            IsToldToAccused = c.IsToldToAccused || f.Party == CaseParty.Accused,
        },
        (var c, CaseEvent.HearingSet f) => c with { Hearing = f, IsOpened = true, IsToldToAccused = true },
        (var c, CaseEvent.MeasureTaken f) => c with { Measure = f.Until, IsOpened = true, IsToldToAccused = true },
        (var c, CaseEvent.MeasureLifted) => c with { Measure = null },
        (var c, CaseEvent.Decided f) => c with
        {
            State = CaseState.Decided,
            Decision = f,
            IsToldToAccused = c.IsToldToAccused || f.Sanction is not null,
        },
        (var c, CaseEvent.Appealed f) => c with { State = CaseState.UnderAppeal, Appeal = f },
        (var c, CaseEvent.AppealDecided f) => c with { State = CaseState.Closed, LastWord = f },
        (var c, CaseEvent.Closed) => c with { State = CaseState.Closed },
        (var c, CaseEvent.OverdueNoted f) => c with { Overdue = c.Overdue.Add(f.Step) },
        (var c, CaseEvent.PartyForgotten) => c with { IsBrief = true },
        (var c, CaseEvent.Erased) => c with { IsGone = true },
        _ => one,
    };

    private Consequence Of(Sanction? sanction) => sanction switch
    {
        { Kind: SanctionKind.Exclusion } => State == CaseState.Closed ? Consequence.Excluded : Consequence.RestsUntil(null),
        { Kind: SanctionKind.Suspension, Until: var until } => Consequence.RestsUntil(until),
        { Kind: SanctionKind.OfficeRemoval } => Consequence.None with { LeavesOffices = State == CaseState.Closed },
        { Kind: SanctionKind.OfficeBan } => Consequence.None with { Ban = sanction, LeavesOffices = State == CaseState.Closed },
        { Kind: SanctionKind.ForumBan } => Consequence.None with { Ban = sanction },
        _ => Consequence.None,
    };
}
