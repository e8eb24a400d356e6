using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;

namespace VoltKosova.Membership.Integrity;

/// <summary>A case as the body sees it. Plain text while the case is there; gone with it.</summary>
/// <param name="PersonId">Stands for the case, and is nobody.</param>
/// <param name="AcknowledgeBy">The last day of the first look.</param>
/// <param name="Barred">Accounts that were removed, and persons who are parties: none of them sees it.</param>
internal sealed record CaseRow(
    Guid Id,
    Guid PersonId,
    string Number,
    CaseGround Ground,
    [property: Personal] string? About,
    [property: Personal] string? Text,
    [property: Personal] string? Email,
    Language Language,
    CaseState State,
    DateTimeOffset FiledAt,
    DateOnly AcknowledgeBy,
    DateOnly HearBy,
    DateOnly DecideBy,
    IReadOnlyList<Guid> Team,
    IReadOnlyList<Guid> Barred,
    IReadOnlyList<CaseMessage> Messages) : InlineRow
{
    /// <summary>On which grounds of the law somebody was discriminated against; absent where none was named.</summary>
    [Personal]
    public IReadOnlyList<string>? DiscriminationGrounds { get; init; }

    /// <summary>The last day on which proceedings can be opened; absent where there is none.</summary>
    public DateOnly? OpenBy { get; init; }

    /// <summary>Since when the body knows the facts, where that is not the day of the complaint.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>How that is known.</summary>
    [Personal]
    public string? KnownReason { get; init; }

    /// <summary>Whoever has complained, where they were signed in.</summary>
    [Personal]
    public Guid? ComplainantPersonId { get; init; }

    /// <summary>The human being whom it is about, once that is known.</summary>
    [Personal]
    public Guid? AccusedPersonId { get; init; }

    /// <summary>Their membership.</summary>
    [Personal]
    public Guid? AccusedMemberId { get; init; }

    /// <summary>Whether the accused has been told that there is a case.</summary>
    public bool ToldAccused { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>What the body owes next, and by when; absent where it owes nothing.</summary>
    public CaseStep? NextStep { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateTimeOffset? HearingAt { get; init; }

    /// <summary>What the accused was told about the hearing.</summary>
    [Personal]
    public string? HearingNotice { get; init; }

    /// <summary>The last day on which the rights of the accused rest before there is a decision.</summary>
    public DateOnly? MeasureUntil { get; init; }

    [Personal]
    public string? MeasureReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What follows for the accused; absent for nothing.</summary>
    public Sanction? Sanction { get; init; }

    [Personal]
    public string? Reason { get; init; }

    /// <summary>The last day on which another body can be asked.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>Who has asked it.</summary>
    public CaseParty? AppealedBy { get; init; }

    [Personal]
    public string? AppealGrounds { get; init; }

    public AppealRuling? Ruling { get; init; }

    [Personal]
    public string? RulingReason { get; init; }

    /// <summary>The last day of everything that came of it; absent while it goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Whether a party is forgotten, so that the case lasts no longer than it must.</summary>
    public bool IsBrief { get; init; }

    public static RowTable Table { get; } = new("case");

    public static Projection<CaseRow, CaseEvent> Projection { get; } =
        new((row, fact) => CaseFolding.Evolve(row, fact) is { } next ? CaseFolding.Dated(next) : null);
}

/// <summary>Something that was written between a party and the team.</summary>
/// <param name="By">The account on the team that wrote it; absent where the party did.</param>
internal sealed record CaseMessage(Guid MessageId, CaseParty Party, [property: Personal] string? Text, DateTimeOffset At, Guid? By);
