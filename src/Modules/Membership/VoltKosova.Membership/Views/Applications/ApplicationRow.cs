using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Applications;

namespace VoltKosova.Membership.Views;

/// <summary>An application as its chapter sees it. Plain text while the application is there; gone with it.</summary>
internal sealed record ApplicationRow(
    Guid Id,
    Guid PersonId,
    string State,
    Guid? ChapterId,
    string? Number,
    string? GivenName,
    string? FamilyName,
    string? Email,
    DateOnly? BirthDate,
    string? BirthPlace,
    string? Country,
    string? Municipality,
    string? Locality,
    Language Language,
    MembershipKind Kind,
    bool WantsToHelp,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ConfirmBy,
    DateTimeOffset? ConfirmedAt,
    DateOnly? DecideBy,
    DateTimeOffset? DecidedAt,
    Guid? MemberId) : InlineRow
{
    /// <summary>Whose member the person wants to be.</summary>
    public LegalEntity LegalEntity { get; init; }

    /// <summary>Which languages the person speaks, ISO 639-1; absent where they do not say.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The account that looks into it; null while nobody does.</summary>
    public Guid? ClaimedBy { get; init; }

    /// <summary>The chapter that did not decide in time.</summary>
    public Guid? EscalatedFrom { get; init; }

    /// <summary>The last day on which the applicant can appeal against the refusal.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>What the applicant says against the refusal.</summary>
    public string? AppealGrounds { get; init; }

    public const string Unconfirmed = "unconfirmed";
    public const string UnderReview = "under_review";
    public const string Admitted = "admitted";
    public const string Refused = "refused";
    public const string UnderAppeal = "under_appeal";
    public const string Withdrawn = "withdrawn";

    public static RowTable Table { get; } = new RowTable("application").Synchronised();

    public static Projection<ApplicationRow, ApplicationEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ApplicationEvent.Submitted f) => new ApplicationRow(
            f.ApplicationId, f.PersonId, Unconfirmed, null, null, f.GivenName, f.FamilyName, f.Email, f.BirthDate, f.BirthPlace,
            f.Residence?.Country, f.Residence?.Municipality, f.Residence?.Locality, f.Language, f.Kind, f.WantsToHelp,
            f.At, f.ConfirmBy, null, null, null, null)
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
            Languages = f.Languages,
        },
        ({ } r, ApplicationEvent.EmailConfirmed f) =>
            r with { State = UnderReview, Number = f.Number, ConfirmedAt = f.At, DecideBy = f.DecideBy },
        ({ } r, ApplicationEvent.Routed f) => r with { ChapterId = f.ChapterId },
        ({ } r, ApplicationEvent.Claimed f) => r with { ClaimedBy = f.By },
        ({ } r, ApplicationEvent.Released) => r with { ClaimedBy = null },
        ({ } r, ApplicationEvent.Escalated f) =>
            r with { ChapterId = f.ChapterId, EscalatedFrom = f.From, DecideBy = f.DecideBy, ClaimedBy = null },
        ({ } r, ApplicationEvent.Withdrawn f) => r with { State = Withdrawn, DecidedAt = f.At, ClaimedBy = null },
        ({ } r, ApplicationEvent.Appealed f) => r with
        {
            State = UnderAppeal,
            ChapterId = f.ChapterId,
            DecideBy = f.DecideBy,
            DecidedAt = null,
            AppealGrounds = f.Grounds,
            ClaimedBy = null,
        },
        ({ } r, ApplicationEvent.AppealRefused f) => r with { State = Refused, DecidedAt = f.At, AppealUntil = null },
        ({ } r, ApplicationEvent.Admitted f) => r with { State = Admitted, DecidedAt = f.At, MemberId = f.MemberId },
        ({ } r, ApplicationEvent.Refused f) => r with { State = Refused, DecidedAt = f.At, AppealUntil = f.AppealUntil },
        (_, ApplicationEvent.Deleted or ApplicationEvent.Erased) => null,
        _ => row,
    });
}
