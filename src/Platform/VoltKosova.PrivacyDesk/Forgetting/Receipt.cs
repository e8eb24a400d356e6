using VoltKosova.EventStore;

namespace VoltKosova.PrivacyDesk;

/// <summary>Asks whether a person has been forgotten.</summary>
public static class ForgottenPersons
{
    /// <summary>Whether this module has forgotten the person: what arrives late about them is not to be begun again.</summary>
    public static async Task<bool> HasForgotten(this Writing writing, Guid person)
    {
        ArgumentNullException.ThrowIfNull(writing);
        return await writing.Row<Receipt>(SharedTables.ErasureReceipts, Receipt.IdOf(writing.Module, person)) is not null;
    }
}

/// <summary>
/// That a part has forgotten a person, in the schema and the commit in which it did. When a backup brings the person back, it takes
/// the receipt away.
/// </summary>
/// <param name="ErasedAt">Which erasure it is the receipt of.</param>
/// <param name="ForgottenAt">When the part did it.</param>
internal sealed record Receipt(DateTimeOffset ErasedAt, DateTimeOffset ForgottenAt)
{
    public static string IdOf(string part, Guid person) => $"{part}/{person}";
}
