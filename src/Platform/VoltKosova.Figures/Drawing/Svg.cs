using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace VoltKosova.Figures.Drawing;

/// <summary>
/// A picture for a page: scalable, coloured by the page's own stylesheet, so that it is right in the dark and on paper and no style stands
/// inside.
/// </summary>
public static class Svg
{
    /// <summary>The element.</summary>
    /// <param name="label">What the picture shows, for those who do not see it.</param>
    public static string Of(Picture picture, string label)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {picture.Width:0} {picture.Height:0}\" role=\"img\" aria-label=\"{Plain(label)}\">");
        foreach (var shape in picture.Shapes)
            Write(svg, shape);
        return svg.Append("</svg>").ToString();
    }

    private static void Write(StringBuilder svg, Shape shape)
    {
        switch (shape)
        {
            case Shape.Bar b:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"{Class(b.Ink)}\" x=\"{b.X:0.#}\" y=\"{b.Y:0.#}\" width=\"{b.Width:0.#}\" height=\"{b.Height:0.#}\">");
                if (b.Says is { } says)
                    svg.Append(CultureInfo.InvariantCulture, $"<title>{Plain(says)}</title>");
                svg.Append("</rect>");
                break;
            case Shape.Stroke s:
                svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{Class(s.Ink)}\" stroke-width=\"{s.Width:0.#}\" points=\"");
                foreach (var (x, y) in s.Points)
                    svg.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
                svg.Append("\"/>");
                break;
            case Shape.Words w:
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{Class(w.Ink)}\" x=\"{w.X:0.#}\" y=\"{w.Y:0.#}\"");
                svg.Append(CultureInfo.InvariantCulture, $" font-size=\"{w.Size:0.#}\" text-anchor=\"{Anchor(w.Side)}\">");
                svg.Append(Plain(w.Text)).Append("</text>");
                break;
        }
    }

    private static string Class(Ink ink) => "ink-" + ink.ToString().ToLowerInvariant();

    private static string Anchor(Side side) => side switch { Side.Start => "start", Side.Middle => "middle", Side.End => "end" };

    private static string Plain(string text) => HtmlEncoder.Default.Encode(text);
}
