using System.Globalization;
using System.Text.Json;

namespace VoltKosova.Benchmarks.Measuring;

/// <summary>One line of the table of bars.</summary>
/// <param name="Name">Stable: <c>append-8</c>.</param>
/// <param name="What">What was measured, for people.</param>
/// <param name="Ratio">Ours by floor.</param>
/// <param name="Bar">What it should be.</param>
/// <param name="HigherIsBetter">True when the ratio should be at least the bar, false when at most.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Floor">The floor's figure in the same run; for absolute bars the bar itself.</param>
/// <param name="Unit">Of both figures.</param>
internal sealed record Row(
    string Name, string What, double Ratio, double Bar, bool HigherIsBetter, double Ours, double Floor, string Unit)
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public const string MarkdownHead = "| what | ours | floor | ratio | bar | held |\n|---|---|---|---|---|---|";

    public bool Holds => HigherIsBetter ? Ratio >= Bar : Ratio <= Bar;

    public static Row AtLeast(double bar, string name, string what, Race race, string unit = "/s") =>
        new(name, what, race.Ratio, bar, true, race.Ours, race.Floor, unit);

    public static Row AtMost(double bar, string name, string what, double ours, double floor, string unit) =>
        new(name, what, ours / floor, bar, false, ours, floor, unit);

    public string Json() => JsonSerializer.Serialize(
        new { Name, Ratio = Round(Ratio), Bar, HigherIsBetter, Ours = Round(Ours), Floor = Round(Floor), Unit }, _json);

    public string Markdown() =>
        $"| {What} | {Text(Ours)} {Unit} | {Text(Floor)} {Unit} | {Text(Ratio)} | {Sign} {Text(Bar)} | {(Holds ? "yes" : "**no**")} |";

    public override string ToString() =>
        $"{Name,-26} {Text(Ours),9} {Unit,-4} floor {Text(Floor),9} {Unit,-4} ratio {Text(Ratio),6}"
        + $"  bar {Sign} {Text(Bar)}{(Holds ? "" : "  MISSED")}";

    private string Sign => HigherIsBetter ? "≥" : "≤";

    private static double Round(double value) => Math.Round(value, value < 10 ? 3 : 1);

    private static string Text(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
