using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Policy;

namespace VoltKosova.Membership.Dues;

/// <summary>What a transfer needs.</summary>
/// <param name="LegalEntity">Who is paid.</param>
/// <param name="Amount">What is open.</param>
/// <param name="Reference">After ISO 11649; the payment is recognised by it.</param>
/// <param name="EpcQr">The text for a QR code; absent where the account is outside SEPA or nothing is open.</param>
internal sealed record Slip(
    LegalEntity LegalEntity, string Payee, string Iban, string? Bic, Money Amount, string Reference, DateOnly DueOn, string? EpcQr);

/// <summary>How charges can be paid, into the account of the legal entity that is owed.</summary>
internal sealed class PaymentSlips(DuesAccounts accounts, PolicyBook policy, TimeProvider clock)
{
    /// <summary>Null while the legal entity has no account.</summary>
    public async Task<Slip?> Of(ChargeRow charge, CancellationToken cancellation)
    {
        if (accounts.Of(charge.LegalEntity) is not { } account)
            return null;
        var inSepa = (await policy.Read(cancellation, DuesPolicy.HomeInSepa))
            .Flag(DuesPolicy.HomeInSepa, Seat.DayOf(clock.GetUtcNow()));
        return new Slip(
            charge.LegalEntity, account.Holder, account.Iban, account.Bic, charge.Open, charge.Reference, charge.DueOn,
            account.QrText(charge.Open, charge.Reference, inSepa));
    }
}

internal sealed record NoDuesAccount() : Rejection("No account for dues is set.");
