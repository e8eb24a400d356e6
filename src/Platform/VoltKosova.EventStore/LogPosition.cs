using System.Globalization;

namespace VoltKosova.EventStore;

/// <summary>A place in the log of a module, as clients carry it from a write to a read: <c>membership:1234</c>.</summary>
/// <param name="Module">Whose log.</param>
/// <param name="Position">The number of the last event of the commit.</param>
public sealed record LogPosition(string Module, long Position)
{
    /// <summary>The longest text of one.</summary>
    public const int MaxLength = 80;

    /// <summary>From its text; null when it is none.</summary>
    public static LogPosition? Parse(string? text) =>
        text?.Split(':') is [{ Length: > 0 and < 60 } module, var number]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new LogPosition(module, position)
            : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Module}:{Position}");
}
