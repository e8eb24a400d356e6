using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// A signature as its chapter sees it: nothing about the person before the address is confirmed, since anybody can type a name, and
/// nothing after it was withdrawn or made anonymous.
/// </summary>
/// <param name="State"><c>unconfirmed</c>, <c>confirmed</c>, <c>withdrawn</c> or <c>anonymous</c>.</param>
/// <param name="FoldedName">The name as it is compared.</param>
/// <param name="ConfirmedOn">The day at the movement's seat.</param>
internal sealed record SignatureRow(
    Guid Id,
    Guid PetitionId,
    Guid ChapterId,
    string State,
    string? GivenName,
    string? FamilyName,
    string? FoldedName,
    string? Email,
    string Country,
    string? Municipality,
    Language Language,
    bool ShowName,
    bool KeepInformed,
    DateTimeOffset GivenAt,
    DateTimeOffset ConfirmBy,
    DateTimeOffset? ConfirmedAt,
    DateOnly? ConfirmedOn) : InlineRow
{
    public const string Unconfirmed = "unconfirmed";
    public const string Confirmed = "confirmed";
    public const string Withdrawn = "withdrawn";
    public const string Anonymous = "anonymous";

    public static RowTable Table { get; } = new RowTable("signature").Synchronised();

    public static Projection<SignatureRow, SignatureEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, SignatureEvent.Given f) => new SignatureRow(
            f.SignatureId, f.PetitionId, f.ChapterId, Unconfirmed, null, null, null, null, f.Place.Country, f.Place.Municipality,
            f.Language, f.ShowName, KeepInformed: false, f.At, f.ConfirmBy, null, null),
        ({ } r, SignatureEvent.Confirmed f) => r with
        {
            State = Confirmed,
            GivenName = f.GivenName,
            FamilyName = f.FamilyName,
            FoldedName = Kernel.FoldedName.Of($"{f.GivenName} {f.FamilyName}"),
            Email = f.Email,
            ConfirmedAt = f.At,
            ConfirmedOn = Seat.DayOf(f.At),
        },
        ({ } r, SignatureEvent.NewsConsentGiven) => r with { KeepInformed = true },
        ({ } r, SignatureEvent.NewsConsentWithdrawn) => r with { KeepInformed = false },
        ({ } r, SignatureEvent.Withdrawn) => Nobodys(r, Withdrawn),
        ({ } r, SignatureEvent.Anonymised) => Nobodys(r, Anonymous),
        (_, SignatureEvent.Discarded) => null,
        _ => row,
    });

    private static SignatureRow Nobodys(SignatureRow row, string state) => row with
    {
        State = state,
        GivenName = null,
        FamilyName = null,
        FoldedName = null,
        Email = null,
        KeepInformed = false,
    };
}
