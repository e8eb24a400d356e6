using Microsoft.Extensions.Configuration;

namespace VoltKosova.PrivacyDesk;

/// <summary>What the section <c>Privacy</c> says about forgetting.</summary>
/// <param name="ErasureLedger">The file outside of PostgreSQL that erasures are written to; null for none.</param>
/// <param name="AcknowledgeDays">How many days a part has to acknowledge that it has forgotten somebody.</param>
internal sealed record PrivacySettings(string? ErasureLedger, int AcknowledgeDays)
{
    /// <exception cref="InvalidOperationException">A setting makes no sense; one sentence that names it.</exception>
    public static PrivacySettings From(IConfiguration section)
    {
        var days = section.GetValue("AcknowledgeDays", 1);
        return days is >= 0 and <= 30
            ? new PrivacySettings(section["ErasureLedger"] is { Length: > 0 } file ? file : null, days)
            : throw new InvalidOperationException("The setting Privacy:AcknowledgeDays must be from 0 to 30 days.");
    }
}
