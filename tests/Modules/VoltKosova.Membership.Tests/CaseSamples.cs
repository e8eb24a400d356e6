using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Tests;

/// <summary>One complaint whose story the tests tell.</summary>
internal static class CaseSamples
{
    public static readonly Guid CaseId = new("019c0000-0000-7000-8000-000000000061");
    public static readonly Guid CasePerson = new("3f0e5a52-0f6d-4a3a-9a1e-000000000062");
    public static readonly Guid Message = new("019c0000-0000-7000-8000-000000000063");
    public static readonly Guid Judge = new("019c0000-0000-7000-8000-000000000064");
    public static readonly Guid Complainant = new("3f0e5a52-0f6d-4a3a-9a1e-000000000065");
    public static readonly Guid Higher = new("019c0000-0000-7000-8000-000000000066");

    public static readonly DateTimeOffset Later = Samples.Now.AddDays(20);
    public static readonly SanctionTerms Terms = new(730, Samples.Today.AddDays(20));
    public static readonly Sanction Suspension = new(SanctionKind.Suspension, Samples.Today.AddDays(120));

    public static CaseEvent.Filed Filed { get; } = new(
        CaseId,
        CasePerson,
        "12345670",
        CaseGround.Harassment,
        "The treasurer",
        "He shouts.",
        "witness@example.org",
        Language.En,
        Samples.Today.AddDays(7),
        Samples.Today.AddDays(45),
        Samples.Today.AddDays(90),
        Samples.Now);

    public static CaseEvent.PartyKnown Accused { get; } =
        new(CaseId, Samples.Person, CaseParty.Accused, Samples.Member, Judge, Samples.Now.AddDays(1));

    public static CaseEvent.PartyKnown ByMember { get; } = new(CaseId, Complainant, CaseParty.Complainant, null, null, Samples.Now);

    public static CaseEvent.Acknowledged Acknowledged { get; } = new(CaseId, Judge, Samples.Now.AddDays(1));

    public static CaseEvent.FactsKnown FactsKnown { get; } =
        new(CaseId, CasePerson, Samples.Today.AddDays(-9), "The minutes", Samples.Today.AddDays(50), Judge, Samples.Now.AddDays(2));

    public static CaseEvent.TeamJoined Joined { get; } = new(CaseId, Judge, null, Judge, Samples.Now.AddDays(1));

    public static CaseEvent.Removed Removed { get; } = new(CaseId, CasePerson, Judge, "A cousin", Judge, Samples.Now.AddDays(2));

    public static CaseEvent.Written Written { get; } =
        new(CaseId, CasePerson, Message, CaseParty.Complainant, "When was it?", Judge, Samples.Now.AddDays(2));

    public static CaseEvent.HearingSet HearingSet { get; } =
        new(CaseId, CasePerson, Samples.Now.AddDays(18), "In the office", Judge, Samples.Now.AddDays(3));

    public static CaseEvent.MeasureTaken MeasureTaken { get; } =
        new(CaseId, CasePerson, Samples.Today.AddDays(30), "He threatens witnesses", Judge, Samples.Now.AddDays(3));

    public static CaseEvent.MeasureLifted MeasureLifted { get; } = new(CaseId, Judge, Samples.Now.AddDays(5));

    public static CaseEvent.Decided Decided { get; } =
        new(CaseId, CasePerson, Suspension, "Three witnesses", Samples.Today.AddDays(50), Judge, Later);

    public static CaseEvent.Decided Dismissed { get; } = Decided with { Sanction = null, Reason = "Nothing in it" };

    public static CaseEvent.Appealed Appealed { get; } =
        new(CaseId, CasePerson, CaseParty.Accused, "They lie", Samples.Today.AddDays(120), Later.AddDays(1));

    public static CaseEvent.AppealDecided Confirmed { get; } =
        new(CaseId, CasePerson, AppealRuling.Confirmed, Suspension, "They do not", Higher, Later.AddDays(5));

    public static CaseEvent.Closed Closed { get; } = new(CaseId, Later.AddDays(31));

    public static CaseEvent.OverdueNoted OverdueNoted { get; } = new(CaseId, CaseStep.Acknowledge, Samples.Now.AddDays(8));

    public static CaseEvent.PartyForgotten Forgotten { get; } = new(CaseId, Samples.Person, Samples.Now.AddDays(9));

    public static CaseEvent.Erased Erased { get; } = new(CaseId, Samples.Now.AddDays(2000));

    /// <summary>Everything until a decision can be made.</summary>
    public static CaseEvent[] Heard { get; } = [Filed, Accused, Acknowledged, Joined, HearingSet];

    public static IReadOnlyList<CaseEvent> All { get; } =
    [
        Filed, Accused, Acknowledged, Joined, Removed, Written, HearingSet, MeasureTaken, MeasureLifted, Decided, Appealed, Confirmed,
        Closed, OverdueNoted, Forgotten, Erased, FactsKnown,
    ];
}
