namespace VoltKosova.Campaigns.Domain;

/// <summary>What a campaign wants to reach, as a number.</summary>
/// <param name="Measure">What is counted, in words: "doors knocked at".</param>
/// <param name="Target">How many; at least 1.</param>
/// <param name="Counts">What the software counts for it by itself; null when staff report how far it is.</param>
internal sealed record Goal(string Measure, int Target, Counted? Counts = null);

/// <summary>What the software counts by itself.</summary>
internal enum Counted
{
    /// <summary>The confirmed signatures of the campaign's petitions.</summary>
    Signatures,
}
