using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Policy;

namespace VoltKosova.Membership.Integrity;

/// <summary>The dated settings of integrity cases.</summary>
internal static class IntegrityPolicy
{
    /// <summary>What somebody can be accused of.</summary>
    public static PolicyWords Grounds { get; } = Words<CaseGround>("discipline.grounds");

    /// <summary>On which grounds the law forbids discrimination.</summary>
    public static PolicyWords DiscriminationGrounds { get; } = new("antiDiscrimination.grounds");

    /// <summary>What can follow.</summary>
    public static PolicyWords Sanctions { get; } = Words<SanctionKind>("discipline.sanctions");

    /// <summary>Days in which the body looks at a complaint.</summary>
    public static PolicyNumber AcknowledgeDays { get; } = new("discipline.acknowledgeDays", 1, 365);

    /// <summary>Days in which it says when the accused is heard.</summary>
    public static PolicyNumber HearingDays { get; } = new("discipline.hearingDays", 1, 365);

    /// <summary>Days before the hearing on which the accused knows of it.</summary>
    public static PolicyNumber NoticeDays { get; } = new("discipline.hearingNoticeDays", 0, 365);

    /// <summary>Days in which it decides.</summary>
    public static PolicyNumber DecisionDays { get; } = new("discipline.decisionDays", 1, 730);

    /// <summary>Days for which rights can rest before there is a decision.</summary>
    public static PolicyNumber MeasureDays { get; } = new("discipline.interimMeasureDays", 1, 365);

    /// <summary>Days for which a sanction can last.</summary>
    public static PolicyNumber SanctionDays { get; } = new("discipline.sanctionDays", 1, 3650);

    /// <summary>Months from the day on which the facts became known, in which proceedings are opened that can lead to a sanction.</summary>
    public static PolicyNumber SanctionMonths { get; } = new("discipline.sanctionMonths", 1, 120);

    /// <summary>Days in which another body can be asked.</summary>
    public static PolicyNumber AppealDays { get; } = new("discipline.appealDays", 1, 365);

    /// <summary>Days in which it decides.</summary>
    public static PolicyNumber AppealDecisionDays { get; } = new("discipline.appealDecisionDays", 1, 730);

    /// <summary>Days for which a case is kept after its end.</summary>
    public static PolicyNumber RetentionDays { get; } = new("discipline.retentionDays", 1, 3650);

    public static IReadOnlyList<PolicySetting> Settings { get; } =
    [
        Grounds, DiscriminationGrounds, Sanctions, AcknowledgeDays, HearingDays, NoticeDays, DecisionDays, MeasureDays, SanctionDays,
        SanctionMonths, AppealDays, AppealDecisionDays, RetentionDays,
    ];

    /// <summary>How long a sanction may last that is decided on this day; the "no" where there is none of its kind.</summary>
    public static async Task<(SanctionTerms Terms, Rejection? No)> TermsOf(this PolicyBook policy, Writing writing, Sanction? sanction)
    {
        var today = Seat.DayOf(writing.Now);
        var rules = await policy.Read(writing.Cancellation, Sanctions, SanctionDays);
        var isOne = sanction is null || rules.Words(Sanctions, today).Contains(StoredJson.NameOf(sanction.Kind));
        return (new SanctionTerms(rules.Number(SanctionDays, today), today), isOne ? null : new NoSuchSanction());
    }

    /// <summary>The last day of the months from a day on, by the rule of that day; where a month is shorter, its last.</summary>
    public static DateOnly OpenBy(this PolicySnapshot rules, DateOnly knownOn) =>
        knownOn.AddMonths(rules.Number(SanctionMonths, knownOn));

    private static PolicyWords Words<TEnum>(string key)
        where TEnum : struct, Enum => new(key, [.. Enum.GetValues<TEnum>().Select(word => StoredJson.NameOf(word))]);
}
