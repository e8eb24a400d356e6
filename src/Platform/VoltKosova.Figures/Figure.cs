using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Figures;

/// <summary>A number of the movement, counted by month and chapter. Declared by the module that knows it.</summary>
/// <param name="Id">Stable: the module and a name in kebab case, <c>membership.members</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Meaning">What is counted, in a sentence.</param>
/// <param name="Kind">How months become a line.</param>
/// <param name="Unit">What one is.</param>
/// <param name="Right">Who may see it, chapter by chapter.</param>
public sealed record Figure(string Id, LocalText Title, LocalText Meaning, FigureKind Kind, FigureUnit Unit, Right Right)
{
    /// <summary>Its name in a stored row.</summary>
    internal string Key => Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('-', '_');
}

/// <summary>How months become a line.</summary>
public enum FigureKind
{
    /// <summary>How many there are at the end of a month: everything that came and went until then.</summary>
    Stock,

    /// <summary>How many came within a month.</summary>
    Flow,
}

/// <summary>What one of a figure is.</summary>
public enum FigureUnit
{
    /// <summary>A person or a thing.</summary>
    Count,

    /// <summary>A minute; shown to people as hours.</summary>
    Minutes,
}

/// <summary>What a fact changes.</summary>
/// <param name="Chapter">Where.</param>
/// <param name="Day">When, on the clocks of Kosovo.</param>
/// <param name="By">Figures and how much each rises or falls.</param>
public sealed record FigureChange(Guid Chapter, DateOnly Day, params IReadOnlyList<(Figure Figure, int By)> By)
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <summary>The day of an instant on the clocks of Kosovo.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime);
}
