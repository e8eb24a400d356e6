using System.Security.Cryptography;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Features;

/// <summary>
/// Draws numbers for applications and members; a number is claimed in the same commit, so it is given once in its register.
/// </summary>
internal static class Numbers
{
    public static string Draw(Writing writing, Guid owner, LegalEntity? entity = null)
    {
        // Hardly ever is one taken; then the commit finds out, and the act is done again with another.
        var number = CheckedNumber.Of(RandomNumberGenerator.GetInt32(CheckedNumber.Draws));
        writing.Insert(MembershipStreams.Numbers, ClaimOf(number, entity), new NumberClaim(owner));
        return number;
    }

    /// <summary>Draws many at once: one question instead of one for each.</summary>
    public static async Task<Queue<string>> DrawMany(
        Writing writing, Databases databases, IReadOnlyList<Guid> owners, LegalEntity? entity)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (numbers.Count < owners.Count)
        {
            var drawn = Enumerable.Range(0, owners.Count - numbers.Count)
                .Select(_ => CheckedNumber.Of(RandomNumberGenerator.GetInt32(CheckedNumber.Draws)))
                .Select(number => (Claim: ClaimOf(number, entity), Number: number)).ToList();
            var taken = await Taken(databases, [.. drawn.Select(one => one.Claim)], writing.Cancellation);
            foreach (var (claim, number) in drawn.Where(one => !taken.Contains(one.Claim)))
                numbers.TryAdd(claim, number);
        }

        foreach (var (claim, owner) in numbers.Keys.Zip(owners))
            writing.Insert(MembershipStreams.Numbers, claim, new NumberClaim(owner));
        return new Queue<string>(numbers.Values);
    }

    private static async Task<HashSet<string>> Taken(Databases databases, string[] claims, CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand("SELECT id FROM mt_doc_number WHERE id = ANY ($1)");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = claims });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            taken.Add(reader.GetString(0));
        return taken;
    }

    /// <summary>What a number is claimed under: numbers are of a register.</summary>
    public static string ClaimOf(string number, LegalEntity? entity) => entity is LegalEntity.Party ? $"party:{number}" : number;
}

/// <summary>Whose number it is.</summary>
internal sealed record NumberClaim(Guid Owner);
