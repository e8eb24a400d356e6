using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// A name under a petition as everybody reads it. The row is there only while the signature counts and its signer wants to be named, so
/// that no query can show another name by mistake.
/// </summary>
internal sealed record PublicSignature(
    Guid PetitionId, string? GivenName, string? FamilyName, string Country, string? Municipality, DateTimeOffset ConfirmedAt) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("public_signature").Synchronised(scope: null);

    public static Projection<PublicSignature, SignatureEvent> Projection { get; } = new((row, fact) => fact switch
    {
        SignatureEvent.Confirmed { ShowName: true } f => new PublicSignature(
            f.PetitionId, f.GivenName, f.FamilyName, f.Place.Country, f.Place.Municipality, f.At),
        SignatureEvent.Withdrawn or SignatureEvent.Anonymised => null,
        _ => row,
    });
}
