using VoltKosova.Kernel;

namespace VoltKosova.Places;

/// <summary>One of the 38 municipalities.</summary>
/// <param name="Slug">The key: ASCII, from the Albanian name. Store this; the numbers below are not agreed on everywhere.</param>
/// <param name="Code">Two digits in the order of the election commission's lists. For 31 and 33 to 37 another numbering exists.</param>
/// <param name="District">The code of its <see cref="Places.District"/>. Novobërdë is in Prishtinë here and in Gjilan for some.</param>
/// <param name="Name">The name to show, by the reader's language.</param>
/// <param name="Aliases">Other names that people type: for searching only, never shown, since some of them take sides.</param>
public sealed record Municipality(string Slug, string Code, string District, LocalText Name, IReadOnlyList<string> Aliases);
