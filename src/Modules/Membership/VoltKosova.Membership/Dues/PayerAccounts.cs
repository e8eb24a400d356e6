using VoltKosova.Privacy;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Accounts that money comes from, as keyed hashes: equal ones say that it was the same account, and none of them can be read. The number
/// itself is kept nowhere.
/// </summary>
internal sealed class PayerAccounts(BlindIndex index)
{
    private const string Purpose = "membership.payer-account";

    /// <summary>The same entry with the hash of each account in the place of its number.</summary>
    public BankEntry Hide(BankEntry entry) => entry with
    {
        Details =
        [
            .. entry.Details.Select(detail => detail.PayerAccount is { } iban
                ? detail with { PayerAccount = index.Of(Purpose, iban) }
                : detail),
        ],
    };
}

/// <summary>Somebody has said that a payment from this account was for this member.</summary>
/// <param name="Account">The keyed hash of the account.</param>
/// <param name="MemberId">Whose dues it has paid; the row goes with the member.</param>
internal sealed record PayerAlias(string Account, Guid MemberId, DateTimeOffset At);
