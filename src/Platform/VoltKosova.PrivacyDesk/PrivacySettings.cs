using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace VoltKosova.PrivacyDesk;

/// <summary>What the section <c>Privacy</c> says about forgetting.</summary>
/// <param name="ErasureLedger">The file outside of PostgreSQL that erasures are written to; null for none.</param>
/// <param name="AcknowledgeDays">How many days a part has to acknowledge that it has forgotten somebody.</param>
internal sealed record PrivacySettings(string? ErasureLedger, int AcknowledgeDays)
{
    /// <exception cref="InvalidOperationException">A setting makes no sense; one sentence that names it.</exception>
    public static PrivacySettings From(IConfiguration section) => new(
        section[nameof(ErasureLedger)] is { Length: > 0 } file ? file : null, Number(section, nameof(AcknowledgeDays), 1, 0, 30));

    private static int Number(IConfiguration section, string name, int usual, int least, int most) => section[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw new InvalidOperationException($"The setting Privacy:{name} must be a whole number from {least} to {most}."),
    };
}
