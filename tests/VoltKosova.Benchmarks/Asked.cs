using VoltKosova.Benchmarks.Measuring;

namespace VoltKosova.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Effort">How thoroughly.</param>
/// <param name="Only">The groups of rows; empty for all.</param>
/// <param name="Table">Where to write the table, or null.</param>
internal sealed record Asked(Effort Effort, IReadOnlyList<string> Only, string? Table)
{
    /// <exception cref="ArgumentException">Something that nobody knows was asked for; the message says so in a sentence.</exception>
    public static Asked Read(string[] arguments, IReadOnlyCollection<string> groups)
    {
        var (quick, only, table) = (false, new List<string>(), (string?)null);
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--only" when at + 1 < arguments.Length:
                    only.AddRange(arguments[++at].Split(','));
                    break;
                case "--table" when at + 1 < arguments.Length:
                    table = arguments[++at];
                    break;
                default:
                    throw new ArgumentException($"What is {arguments[at]}? There are --quick, --only name[,name] and --table file.");
            }
        }

        return only.Find(one => !groups.Contains(one)) is { } unknown
            ? throw new ArgumentException($"What is {unknown}? There are {string.Join(", ", groups)}.")
            : new Asked(new Effort(quick), only, table);
    }

    public bool Wants(string group) => Only.Contains(group) || (Only.Count == 0 && group is not ("growth" or "scale-out"));
}
