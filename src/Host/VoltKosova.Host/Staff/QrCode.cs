using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace VoltKosova.Host.Staff;

/// <summary>A QR code as part of the page: a drawing without style of its own, so that the pages' policy lets it be.</summary>
internal static class QrCode
{
    private const int PixelsOfADot = 4;

    /// <param name="content">What a camera reads.</param>
    /// <param name="says">What it is, for who cannot see it.</param>
    public static IHtmlContent Draw(string content, string says)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        // The matrix brings the quiet zone with it.
        var path = new StringBuilder();
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new HtmlContentBuilder()
            .AppendHtml($"<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" width=\"{side * PixelsOfADot}\" height=\"{side * PixelsOfADot}\"")
            .AppendHtml(" role=\"img\" aria-label=\"")
            .Append(says)
            .AppendHtml($"\"><rect width=\"{side}\" height=\"{side}\"/><path d=\"{path}\"/></svg>");
    }
}
