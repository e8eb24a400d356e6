namespace VoltKosova.Campaigns.Domain;

/// <summary>What a campaign wants to reach, as a number.</summary>
/// <param name="Measure">What is counted, in words: "doors knocked at".</param>
/// <param name="Target">How many; at least 1.</param>
internal sealed record Goal(string Measure, int Target);
