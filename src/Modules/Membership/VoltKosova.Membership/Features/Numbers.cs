using System.Security.Cryptography;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Features;

/// <summary>
/// Draws numbers for applications and members; a number is claimed in the same commit, so it is given once in its register.
/// </summary>
internal static class Numbers
{
    public static async Task<string> Draw(Writing writing, Guid owner, LegalEntity? entity = null)
    {
        string number, claim;
        do
        {
            number = CheckedNumber.Of(RandomNumberGenerator.GetInt32(CheckedNumber.Draws));
            claim = ClaimOf(number, entity);
        }
        while (await writing.Row<NumberClaim>(MembershipStreams.Numbers, claim) is not null);
        writing.Insert(MembershipStreams.Numbers, claim, new NumberClaim(owner));
        return number;
    }

    /// <summary>What a number is claimed under: numbers are of a register.</summary>
    public static string ClaimOf(string number, LegalEntity? entity) => entity is LegalEntity.Party ? $"party:{number}" : number;
}

/// <summary>Whose number it is.</summary>
internal sealed record NumberClaim(Guid Owner);
