namespace VoltKosova.PrivacyDesk.Features;

/// <summary>Consents as the person and staff see them.</summary>
/// <param name="PersonId">Whose they are.</param>
/// <param name="Consents">How each stands today.</param>
/// <param name="Ledger">Every line, oldest first.</param>
internal sealed record ConsentsShown(Guid PersonId, IReadOnlyList<ConsentShown> Consents, IReadOnlyList<ConsentShown> Ledger)
{
    public static ConsentsShown Of(Guid person, IReadOnlyList<ConsentEntry> lines) => new(
        person,
        [.. ConsentStanding.Of(lines).Select(standing => ConsentShown.Of(standing.Entry))], [.. lines.Select(ConsentShown.Of)]);
}

/// <summary>A line of the ledger.</summary>
/// <param name="EntryId">By which mails and exports say what they were allowed by.</param>
/// <param name="State"><c>given</c> or <c>withdrawn</c>.</param>
/// <param name="Source">The module where it was noted; <c>privacy</c> for the desk itself.</param>
internal sealed record ConsentShown(
    Guid EntryId,
    string State,
    string Purpose,
    ConsentChannel Channel,
    Guid? About,
    string? TextVersion,
    ConsentProof Proof,
    LegalBasis Basis,
    string Source,
    DateTimeOffset At)
{
    public static ConsentShown Of(ConsentEntry line) => new(
        line.Id,
        line.IsGiven ? "given" : "withdrawn",
        line.Consent.Purpose,
        line.Consent.Channel,
        line.Consent.About,
        line.Consent.TextVersion,
        line.Consent.Proof,
        line.Consent.Basis,
        line.Source,
        line.At);
}
