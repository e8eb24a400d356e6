namespace VoltKosova.Membership.Domain.Dues;

/// <summary>The account that dues are paid into.</summary>
/// <param name="Holder">At most 70 characters.</param>
/// <param name="Iban">Without blanks, in capitals; its check holds.</param>
/// <param name="Bic">Null where payers need none.</param>
internal sealed record DuesAccount(string Holder, string Iban, string? Bic)
{
    private const string Home = "XK";

    // The countries of the single euro payments area by the beginning of their IBAN. Whether Kosovo is one of them, a setting says.
    private static readonly HashSet<string> _sepa =
    [
        "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU", "IE", "IS", "IT",
        "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA",
    ];

    /// <summary>Whether a euro transfer to it can be a SEPA credit transfer.</summary>
    /// <param name="homeIsMember">Whether Kosovo belongs to the area.</param>
    public bool IsInSepa(bool homeIsMember) => Iban[..2] is Home ? homeIsMember : _sepa.Contains(Iban[..2]);

    /// <summary>An account as somebody wrote it; null when the check of the IBAN does not hold.</summary>
    public static DuesAccount? Of(string holder, string iban, string? bic) =>
        Domain.Dues.Iban.Parse(iban) is { } text && holder.Length is > 0 and <= 70
            ? new DuesAccount(holder, text, string.IsNullOrWhiteSpace(bic) ? null : bic.Trim())
            : null;

    /// <summary>
    /// What an EPC QR code says, version 2, UTF-8 (EPC069-12): an application of the payer's bank fills in the transfer. Null where
    /// there can be none: outside of SEPA, in another currency, or nothing to pay.
    /// </summary>
    public string? QrText(Money amount, string reference, bool homeIsMember) =>
        IsInSepa(homeIsMember) && amount is { Currency: "EUR" } && amount.ToDecimal() > 0
        ? string.Join('\n', "BCD", "002", "1", "SCT", Bic, Holder, Iban, $"EUR{amount.Amount}", "", reference)
        : null;
}
