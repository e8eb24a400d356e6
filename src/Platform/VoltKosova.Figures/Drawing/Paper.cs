using VoltKosova.Pdf;

namespace VoltKosova.Figures.Drawing;

/// <summary>A picture for paper: the same shapes as on a page, in colours that print.</summary>
public static class Paper
{
    /// <summary>Draws it where the pages have come to.</summary>
    /// <param name="label">What the picture shows, for those who do not see it.</param>
    public static void Draw(this PdfPages pages, Picture picture, string label)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(picture);
        pages.Drawing(picture.Width, picture.Height, label, canvas =>
        {
            foreach (var shape in picture.Shapes)
                Draw(canvas, shape);
        });
    }

    private static void Draw(PdfCanvas canvas, Shape shape)
    {
        switch (shape)
        {
            case Shape.Bar b:
                canvas.Bar(b.X, b.Y, b.Width, b.Height, Mix(b.Ink));
                break;
            case Shape.Stroke s:
                canvas.Stroke(s.Points, s.Width, Mix(s.Ink));
                break;
            case Shape.Words w:
                canvas.Words(w.X, w.Y, w.Text, w.Size, w.Side switch { Side.Start => 0, Side.Middle => 0.5, Side.End => 1 }, Mix(w.Ink));
                break;
        }
    }

    private static PdfColour Mix(Ink ink) => ink switch
    {
        Ink.Text => PdfColour.Text,
        Ink.Soft => PdfColour.Soft,
        Ink.Line => PdfColour.Line,
        Ink.Value => new PdfColour(0x50, 0x23, 0x79),
        Ink.Ground => new PdfColour(0xec, 0xe8, 0xf0),
        Ink.Good => new PdfColour(0x17, 0x63, 0x3a),
    };
}
