using PdfSharp.Drawing;

namespace VoltKosova.Pdf;

/// <summary>A place on a page to draw on, in the drawing's own lengths from its top left corner.</summary>
public sealed class PdfCanvas
{
    private readonly XGraphics _page;
    private readonly PdfFonts _fonts;

    internal PdfCanvas(XGraphics page, PdfFonts fonts) => (_page, _fonts) = (page, fonts);

    /// <summary>A filled rectangle.</summary>
    public void Bar(double x, double y, double width, double height, PdfColour colour)
    {
        if (width > 0 && height > 0)
            _page.DrawRectangle(colour.Brush, x, y, width, height);
    }

    /// <summary>A stroke through points.</summary>
    public void Stroke(IReadOnlyList<(double X, double Y)> points, double width, PdfColour colour)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count > 1)
            _page.DrawLines(
                new XPen(colour.Mixed, width) { LineJoin = XLineJoin.Round }, [.. points.Select(point => new XPoint(point.X, point.Y))]);
    }

    /// <summary>Words on their baseline.</summary>
    /// <param name="anchor">0: they begin at x; 0.5: it is their middle; 1: they end there.</param>
    public void Words(double x, double y, string text, double size, double anchor, PdfColour colour)
    {
        var (font, said) = (_fonts.Of(size), Printable.Text(text));
        _page.DrawString(said, font, colour.Brush, x - (anchor * _page.MeasureString(said, font).Width), y);
    }

    /// <summary>Squares of a grid, filled as one, so that no seam shows between neighbours.</summary>
    /// <param name="module">The side of a square.</param>
    internal void Squares(IEnumerable<(int Column, int Row, int Count)> runs, double module)
    {
        var path = new XGraphicsPath { FillMode = XFillMode.Winding };
        foreach (var (column, row, count) in runs)
            path.AddRectangle(column * module, row * module, count * module, module);
        _page.DrawPath(XBrushes.Black, path);
    }
}
