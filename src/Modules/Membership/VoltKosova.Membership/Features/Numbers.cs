using System.Security.Cryptography;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;

namespace VoltKosova.Membership.Features;

/// <summary>Draws numbers for applications and members; a number is claimed in the same commit, so it is given once.</summary>
internal static class Numbers
{
    public static async Task<string> Draw(Writing writing, Guid owner)
    {
        string number;
        do
            number = CheckedNumber.Of(RandomNumberGenerator.GetInt32(CheckedNumber.Draws));
        while (await writing.Row<NumberClaim>(MembershipStreams.Numbers, number) is not null);
        writing.Insert(MembershipStreams.Numbers, number, new NumberClaim(owner));
        return number;
    }
}

/// <summary>Whose number it is.</summary>
internal sealed record NumberClaim(Guid Owner);
