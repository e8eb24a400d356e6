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
    public const string Unconfirmed = "unconfirmed";
    public const string UnderReview = "under_review";
    public const string Admitted = "admitted";
    public const string Refused = "refused";

    public static RowTable Table { get; } = new RowTable("application").Synchronised();

    public static Projection<ApplicationRow, ApplicationEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ApplicationEvent.Submitted f) => new ApplicationRow(
            f.ApplicationId, f.PersonId, Unconfirmed, null, null, f.GivenName, f.FamilyName, f.Email, f.BirthDate, f.BirthPlace,
            f.Residence?.Country, f.Residence?.Municipality, f.Residence?.Locality, f.Language, f.Kind, f.WantsToHelp,
            f.At, f.ConfirmBy, null, null, null, null),
        ({ } r, ApplicationEvent.EmailConfirmed f) =>
            r with { State = UnderReview, Number = f.Number, ConfirmedAt = f.At, DecideBy = f.DecideBy },
        ({ } r, ApplicationEvent.Routed f) => r with { ChapterId = f.ChapterId },
        ({ } r, ApplicationEvent.Admitted f) => r with { State = Admitted, DecidedAt = f.At, MemberId = f.MemberId },
        ({ } r, ApplicationEvent.Refused f) => r with { State = Refused, DecidedAt = f.At },
        (_, ApplicationEvent.Deleted or ApplicationEvent.Erased) => null,
        _ => row,
    });
}
