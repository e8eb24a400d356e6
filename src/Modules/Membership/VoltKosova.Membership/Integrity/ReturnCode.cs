using System.Security.Cryptography;
using VoltKosova.EventStore;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// The secret with which whoever complained comes back, without anybody knowing who they are. It is drawn by lot, 130 bits, shown once and
/// kept as a keyed hash only: nobody can read it out of the database, and nobody can give it again.
/// </summary>
internal static class ReturnCode
{
    // Without the letters that people take for digits.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const string Purpose = "membership.return-code";

    private const int Length = 26;

    public static string Draw() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(5).Select(part => new string(part)));

    /// <summary>What it is kept under, however it was typed; what is no code has a place as well, where nothing is.</summary>
    public static string PlaceOf(BlindIndex index, string typed) => index.Of(Purpose, Canonical(typed));

    /// <summary>The case of a code, or null.</summary>
    public static async Task<Guid?> CaseOf(this Writing writing, BlindIndex index, string typed) =>
        (await writing.Row<ReturnClaim>(CaseStore.ReturnCodes, PlaceOf(index, typed)))?.CaseId;

    private static string Canonical(string typed) => new([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(Meant)]);

    private static char Meant(char typed) => typed switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => typed,
    };
}

/// <summary>The case that a code opens.</summary>
internal sealed record ReturnClaim(Guid CaseId);
