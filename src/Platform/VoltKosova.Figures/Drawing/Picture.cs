namespace VoltKosova.Figures.Drawing;

/// <summary>
/// A chart as shapes, the same on a page and on paper. Lengths are in points, from the top left corner. What it says stands in a table
/// beside it: a picture is for the eye alone.
/// </summary>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Shapes">The later ones lie on top.</param>
public sealed record Picture(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>A part of a picture.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A filled rectangle.</summary>
    /// <param name="Says">What a pointer over it tells; null for nothing.</param>
    public sealed record Bar(double X, double Y, double Width, double Height, Ink Ink, string? Says = null) : Shape;

    /// <summary>A stroke through points.</summary>
    public sealed record Stroke(IReadOnlyList<(double X, double Y)> Points, double Width, Ink Ink) : Shape;

    /// <summary>Words on their baseline.</summary>
    public sealed record Words(double X, double Y, string Text, double Size, Side Side, Ink Ink) : Shape;
}

/// <summary>Where words stand to their point.</summary>
public enum Side
{
    /// <summary>They begin there.</summary>
    Start,

    /// <summary>It is their middle.</summary>
    Middle,

    /// <summary>They end there.</summary>
    End,
}

/// <summary>Colours by what they mean; page and paper mix their own.</summary>
public enum Ink
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Text that steps back.</summary>
    Soft,

    /// <summary>Rules of the grid.</summary>
    Line,

    /// <summary>What is measured.</summary>
    Value,

    /// <summary>The ground under what is measured.</summary>
    Ground,

    /// <summary>What is reached.</summary>
    Good,
}
