using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>The port to modules that keep an address of a person: it can follow the one with which the person signs in.</summary>
public interface IFollowAddresses
{
    /// <summary>
    /// Called once the new address is confirmed and the account has it, at least once for each change, and the changes of one account in
    /// their order. What fails is told again.
    /// </summary>
    Task Follow(AddressChange change, CancellationToken cancellation);
}

/// <summary>An account has got another address, to which somebody has shown that they read the mails.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">Whose account it is.</param>
/// <param name="OldAddress">The one that it had.</param>
/// <param name="NewAddress">The one that it has now.</param>
/// <param name="ChangedAt">When it got it; with the account the name of the change.</param>
public sealed record AddressChange(
    Guid AccountId, Guid PersonId, EmailAddress OldAddress, EmailAddress NewAddress, DateTimeOffset ChangedAt)
{
    /// <summary>Without the addresses, so that they do not get into a log.</summary>
    public override string ToString() => $"Change of the address of account {AccountId}";
}
